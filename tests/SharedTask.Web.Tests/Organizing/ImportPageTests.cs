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
    public async Task Trial_OfTheBundlesSample_ShowsBothScores_AndTheChosenTwinScoresTheTrack()
    {
        using var client = await site.SignInAsync("olga");
        var labels = string.Concat(Enumerable.Range(0, 40).Select(i => i % 3 == 0 ? "a\n" : i % 5 == 0 ? "c\n" : "b\n"));
        var bundle = BundleBuilder.CodaLab()
            .Zip("reference.zip", ("truth.txt", labels))
            .Zip("sample_submission.zip", ("answer.txt", labels.Replace('c', 'a')));
        var address = await UploadAsync(client, bundle.Build());
        var page = await client.GetStringAsync(address, Token);

        var trial = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(address + "/trial", UriKind.Relative), Token));
        trial.ShouldContain("sample_submission.zip");
        trial.ShouldContain("Score Results with the plugin Classification instead");
        trial.Split(">0.875<").Length.ShouldBe(3);

        using var confirmed = await ConfirmAsync(client, address, page, ("Twins", "0"));
        confirmed.StatusCode.ShouldBe(HttpStatusCode.Found);
        var scorer = await site.ReadAsync(db => db.Scorers.SingleAsync(Token));
        (scorer.PluginId, scorer.ProgramHash).ShouldBe(("classification", null));
        (await site.ReadAsync(db => db.LeaderboardColumns.Select(column => column.Metric).ToListAsync(Token))).ShouldBe(["accuracy"]);
    }

    [Fact]
    public async Task Twin_ThatNoTrialHasShown_IsNotTaken()
    {
        using var client = await site.SignInAsync("olga");
        var address = await UploadAsync(client, BundleBuilder.CodaLab().Build());
        var page = await client.GetStringAsync(address, Token);

        using var confirmed = await ConfirmAsync(client, address, page, ("Twins", "0"), ("Twins", "7"));

        confirmed.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await site.ReadAsync(db => db.Scorers.SingleAsync(Token))).PluginId.ShouldBe("program");
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

    private static Task<HttpResponseMessage> ConfirmAsync(HttpClient client, Uri address, string page, params (string Key, string Value)[] fields) => client.PostAsync(
        address,
        new FormUrlEncodedContent(
        [
            new("_handler", "import"),
            new("__RequestVerificationToken", AntiforgeryToken().Match(page).Groups["token"].Value),
            .. fields.Select(field => KeyValuePair.Create(field.Key, field.Value)),
        ]),
        Token);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex AntiforgeryToken();
}
