using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SharedTask.Testing;
using SharedTask.Web.Tests.Infrastructure;

namespace SharedTask.Web.Tests.Organizing;

/// <summary>A bundle from its upload to a draft, through the real pipeline.</summary>
public sealed partial class ImportPageTests : IAsyncLifetime
{
    private readonly TestSite site = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await site.AddAccountAsync("olga");

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Bundle_Uploaded_IsReviewedAndBecomesADraftWhenConfirmed()
    {
        using var client = await site.SignInAsync("olga");
        var address = await UploadAsync(client, BundleBuilder.CodaLab().Yaml("# top", "anonymous_leaderboard: True\nimage: logo.png").Build());

        var page = WebUtility.HtmlDecode(await client.GetStringAsync(address, Token));
        page.ShouldContain("can be imported as a draft");
        page.ShouldContain("The leaderboard was anonymous");
        page.ShouldContain("competition.yaml:8");
        page.ShouldContain("python3 $program/evaluate.py $input $output");
        (await site.ReadAsync(db => db.Competitions.CountAsync(Token))).ShouldBe(0);

        using var confirmed = await ConfirmAsync(client, address, page);
        confirmed.StatusCode.ShouldBe(HttpStatusCode.Found);
        confirmed.Headers.Location!.ToString().ShouldEndWith("/organize/word-guessing");
        (await site.ReadAsync(db => db.Competitions.SingleAsync(Token))).Title.ShouldBe("Word Guessing");

        using var again = await ConfirmAsync(client, address, page);
        WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync(Token)).ShouldContain("imported already");
        (await site.ReadAsync(db => db.Competitions.CountAsync(Token))).ShouldBe(1);
    }

    [Fact]
    public async Task Bundle_WithErrors_OffersNothingToConfirm_InTheReadersLanguage()
    {
        using var client = await site.SignInAsync("olga");
        var address = await UploadAsync(client, BundleBuilder.CodaLab().Yaml("start_date: 2024-02-01", "start_date: soon").Build());

        var page = WebUtility.HtmlDecode(await client.GetStringAsync(address, Token));
        page.ShouldContain("\"soon\" is no date");
        page.ShouldNotContain("Create the competition");

        using var _ = await client.GetAsync(new Uri("/language/ar", UriKind.Relative), Token);
        WebUtility.HtmlDecode(await client.GetStringAsync(address, Token)).ShouldContain("«soon» ليس تاريخًا");
    }

    [Fact]
    public async Task File_ThatIsNoZip_IsRefusedInWords()
    {
        using var client = await site.SignInAsync("olga");

        var page = WebUtility.HtmlDecode(await client.GetStringAsync(await UploadAsync(client, "Rar!\x1a\x07\0"u8.ToArray()), Token));

        page.ShouldContain("RAR");
    }

    private static async Task<Uri> UploadAsync(HttpClient client, byte[] bundle)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/organize/import?fileName=bundle.zip", UriKind.Relative));
        request.Headers.Add("X-SharedTask-Upload", "1");
        request.Content = new ByteArrayContent(bundle);
        using var answer = await client.SendAsync(request, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token));
        return new Uri($"/organize/import/{body.RootElement.GetProperty("id").GetGuid()}", UriKind.Relative);
    }

    private static Task<HttpResponseMessage> ConfirmAsync(HttpClient client, Uri address, string page) => client.PostAsync(
        address,
        new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["_handler"] = "import",
            ["__RequestVerificationToken"] = AntiforgeryToken().Match(page).Groups["token"].Value,
        }),
        Token);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex AntiforgeryToken();
}
