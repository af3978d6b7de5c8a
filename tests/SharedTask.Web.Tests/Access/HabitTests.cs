using System.Net;
using SharedTask.Web.Tests.Infrastructure;

namespace SharedTask.Web.Tests.Access;

/// <summary>What browsers, robots and those who look for holes ask for unbidden.</summary>
public sealed class HabitTests : IAsyncDisposable
{
    private readonly TestSite site = new();

    [Theory]
    [InlineData("/favicon.ico")]
    [InlineData("/robots.txt")]
    [InlineData("/.env")]
    [InlineData("/.well-known/security.txt")]
    [InlineData("/wp-login.php")]
    [InlineData("/css/..%2f..%2fappsettings.json")]
    [InlineData("/css/..%5c..%5cappsettings.json")]
    [InlineData("/appsettings.json")]
    [InlineData("/c/%ff%fe")]
    public async Task Address_ThatIsNone_IsNotFoundAndAsksForNoSignIn(string address)
    {
        using var browser = site.Anonymous();

        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/c/task", "/c/task")]
    [InlineData("/c/task?team=%D9%82%D9%84%D9%85", "/c/task?team=%D9%82%D9%84%D9%85")]
    [InlineData("/c/task?team=قلم", "/c/task?team=%D9%82%D9%84%D9%85")]
    [InlineData("/\u202E", "/%E2%80%AE")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("/\r\nSet-Cookie: a=b", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("https:evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("", "/")]
    public async Task ReturnAddress_OfAChosenLanguage_StaysOnThisSite(string asked, string expected)
    {
        using var browser = site.Anonymous();

        using var answer = await browser.GetAsync(new Uri($"/language/ar?returnUrl={Uri.EscapeDataString(asked)}", UriKind.Relative), TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.OriginalString.ShouldBe(expected);
    }

    [Theory]
    [InlineData("/admin/audit?page=abc")]
    [InlineData("/admin/audit?page=2147483647")]
    [InlineData("/admin/people?page=-1&q=%00%25'")]
    [InlineData("/admin/people?page=99999999999999999999")]
    [InlineData("/account/second-step?remember=perhaps")]
    public async Task Address_WithANumberThatIsNone_IsShownAllTheSame(string address)
    {
        await site.AddAccountAsync("head", administrator: true);
        using var browser = await site.SignInAsync("head");

        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
