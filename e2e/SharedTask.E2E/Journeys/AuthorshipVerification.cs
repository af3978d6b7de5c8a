using System.Globalization;
using System.Text.Json;

namespace SharedTask.E2E.Journeys;

/// <summary>
/// PAN 2020 as it was: an organizer sets the task up in the browser, six teams upload their real runs, the leaderboard has the
/// published values in the published order, and somebody without an account watches it happen.
/// </summary>
[Collection(Journey.Name)]
public sealed class AuthorshipVerification(Browser browser)
{
    private static readonly string[] Measures = ["roc_auc", "c_at_1", "f1", "f_05_u", "mean"];

    [Fact]
    public async Task Competition_WithTheSixRealRuns_ShowsThePublishedScoresWhileSomebodyWatches()
    {
        var truth = SharedFolder.Find("pan20-verification", "truth.jsonl");
        var published = await ReadPublishedAsync(SharedFolder.Find("pan20-verification", "published.tsv"));
        await using var site = new SiteProcess();
        await site.StartAsync();

        await using var organizer = await browser.VisitorAsync(site.Address, "organizer");
        await organizer.BecomeAdministratorAsync(site, "Janek", "janek@example.org");
        var slug = await CreateCompetitionAsync(organizer.Page, truth);

        await using var reader = await browser.VisitorAsync(site.Address, "reader");
        var board = reader.Page;
        await board.GotoAsync($"/c/{slug}/leaderboard");
        await board.GetByText("live", new() { Exact = true }).WaitForAsync();
        await board.EvaluateAsync("window.sameDocument = true");

        // In an order of their own, so that the board has to move teams.
        foreach (var (i, run) in published.OrderBy(row => row.Run, StringComparer.Ordinal).Index())
        {
            await using var team = await browser.VisitorAsync(site.Address, run.Run);
            await team.JoinAsync(site, $"Member of {run.Run}", $"team{i}@example.org");
            await SubmitAsync(team.Page, slug, run.Run, SharedFolder.Find("pan20-verification", "runs", $"{run.Run}.zip"));

            await board.Locator($"tr[data-team='{run.Run}']").WaitForAsync();
            (await board.Locator("tr[data-team]").CountAsync()).ShouldBe(i + 1);
        }

        (await board.EvaluateAsync<bool>("window.sameDocument === true")).ShouldBeTrue("the page that watched must not have been loaded again");
        (await board.Locator("tr[data-team]").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.team)"))
            .ShouldBe(published.Select(row => row.Run));
        await CheckScoresAsync(site.Address, slug, published);
    }

    private static async Task<string> CreateCompetitionAsync(IPage page, string truth)
    {
        await page.GotoAsync("/organize/new");
        await page.GetByLabel("Title").FillAsync("Authorship verification");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the draft" }).ClickAsync();

        await page.GetByLabel("Summary").WaitForAsync();
        await page.InteractiveAsync();
        await page.GetByLabel("Summary").FillAsync("Were two texts written by the same person?");
        await page.GetByLabel("Overview").FillAsync("# Task\n\nGive each pair of texts a score from 0 to 1.");
        await page.GetByLabel("Rules").FillAsync("Fanfiction of the test set must not be used for training.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and continue" }).ClickAsync();

        await page.GetByLabel("Title of the track").WaitForAsync();
        await page.InteractiveAsync();
        await page.GetByLabel("Title of the track").FillAsync("Small training set");
        await page.GetByLabel("Scoring plugin").SelectOptionAsync("detection");
        await page.GetByText("Parameters of the scorer").ClickAsync();
        await page.GetByLabel("Variant of F0.5u").SelectOptionAsync("2020");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.GetByText("Saved.").WaitForAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Phases", Exact = true }).First.ClickAsync();
        await page.GetByLabel("Title of the phase").WaitForAsync();
        await page.InteractiveAsync();
        await page.GetByLabel("Title of the phase").FillAsync("Test");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.GetByText("Saved.").WaitForAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "References", Exact = true }).First.ClickAsync();
        await page.InteractiveAsync();
        await page.GetByLabel("Reference file").SetInputFilesAsync(truth);
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();
        await page.GetByText("ready: 14311 items").WaitForAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Overview", Exact = true }).First.ClickAsync();
        await page.InteractiveAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the competition" }).ClickAsync();
        await page.GetByText("The competition is open.").WaitForAsync();
        return new Uri(page.Url).AbsolutePath.Split('/')[2];
    }

    private static async Task SubmitAsync(IPage page, string slug, string team, string run)
    {
        await page.GotoAsync($"/c/{slug}/register");
        await page.GetByLabel("Team name").FillAsync(team);
        await page.GetByLabel("We accept the rules").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();
        await page.GetByText("approved").WaitForAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Submit a run" }).First.ClickAsync();
        await page.GetByLabel("File").WaitForAsync();
        await page.InteractiveAsync();
        await page.GetByLabel("File").SetInputFilesAsync(run);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await page.GetByText("scored", new() { Exact = true }).WaitForAsync();
        await page.GetByText("4 of 5").WaitForAsync();
    }

    private static async Task CheckScoresAsync(Uri site, string slug, IReadOnlyList<PublishedRun> published)
    {
        using var client = new HttpClient { BaseAddress = site };
        var json = await client.GetStringAsync(new Uri($"/c/{slug}/leaderboard/small-training-set/test/json", UriKind.Relative), TestContext.Current.CancellationToken);
        using var board = JsonDocument.Parse(json);
        foreach (var row in board.RootElement.GetProperty("rows").EnumerateArray())
        {
            var expected = published.Single(run => run.Run == row.GetProperty("team").GetString());
            foreach (var measure in Measures)
            {
                row.GetProperty("scores").GetProperty(measure).GetProperty("value").GetDouble().ShouldBe(expected.Values[measure], 1e-9, $"{expected.Run} {measure}");
            }
        }
    }

    private static async Task<IReadOnlyList<PublishedRun>> ReadPublishedAsync(string path)
    {
        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        return
        [
            .. lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t')).Select(cells => new PublishedRun(
                cells[0],
                Measures.Select((measure, i) => (measure, double.Parse(cells[i + 1], CultureInfo.InvariantCulture))).ToDictionary(StringComparer.Ordinal)))
            .OrderByDescending(run => run.Values["mean"]),
        ];
    }

    private sealed record PublishedRun(string Run, IReadOnlyDictionary<string, double> Values);
}
