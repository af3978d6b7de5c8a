using System.Net;
using SharedTask.Web.Tests.Infrastructure;

namespace SharedTask.Web.Tests.Admin;

public sealed class SandboxPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Administrator_SeesWhatTheMachineContains_AndExaminesItAgain()
    {
        await using var site = new TestSite();
        await site.AddAccountAsync("administrator", administrator: true);
        using var client = await site.SignInAsync("administrator");

        var page = await client.GetStringAsync(new Uri("/admin/sandbox", UriKind.Relative), Stop);
        page.ShouldContain("any program runs here");
        page.ShouldContain("bubblewrap 0.");
        page.ShouldContain("read /etc/shadow");
        page.ShouldNotContain("This must not happen");

        using var again = await TestSite.SendFormAsync(client, "/admin/sandbox", "examine");
        again.StatusCode.ShouldBe(HttpStatusCode.Found);
        using var arabic = new HttpRequestMessage(HttpMethod.Get, "/admin/sandbox");
        arabic.Headers.AcceptLanguage.ParseAdd("ar");
        using var answer = await client.SendAsync(arabic, Stop);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("قراءة");
    }
}
