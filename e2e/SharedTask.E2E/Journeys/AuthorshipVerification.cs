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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Competition_WithTheSixRealRuns_ShowsThePublishedScoresWhileSomebodyWatches(bool keyboardOnly)
    {
        var truth = SharedFolder.Find("pan20-verification", "truth.jsonl");
        var published = await ReadPublishedAsync(SharedFolder.Find("pan20-verification", "published.tsv"));
        await using var site = new SiteProcess();
        await site.StartAsync();

        await using var organizer = await browser.VisitorAsync(site.Address, "organizer", keyboardOnly: keyboardOnly);
        await organizer.BecomeAdministratorAsync(site, "Janek", "janek@example.org");
        var slug = await CreateCompetitionAsync(organizer, truth);

        await using var reader = await browser.VisitorAsync(site.Address, "reader");
        var board = reader.Page;
        await board.GotoAsync($"/c/{slug}/leaderboard");
        await board.GetByText("live", new() { Exact = true }).WaitForAsync();
        await board.EvaluateAsync("window.sameDocument = true");

        // In an order of their own, so that the board has to move teams.
        foreach (var (i, run) in published.OrderBy(row => row.Run, StringComparer.Ordinal).Index())
        {
            await using var team = await browser.VisitorAsync(site.Address, run.Run, keyboardOnly: keyboardOnly);
            await team.JoinAsync(site, $"Member of {run.Run}", $"team{i}@example.org");
            await SubmitAsync(team, run.Run, SharedFolder.Find("pan20-verification", "runs", $"{run.Run}.zip"));

            await board.Locator($"tr[data-team='{run.Run}']").WaitForAsync();
            (await board.Locator("tr[data-team]").CountAsync()).ShouldBe(i + 1);
        }

        (await board.EvaluateAsync<bool>("window.sameDocument === true")).ShouldBeTrue("the page that watched must not have been loaded again");
        (await board.Locator("tr[data-team]").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.team)"))
            .ShouldBe(published.Select(row => row.Run));
        await CheckScoresAsync(site.Address, slug, published);

        await SubmitBaselineAsync(organizer, "Compression", SharedFolder.Find("pan20-verification", "runs", $"{published[^1].Run}.zip"));
        var baseline = board.Locator("tr[data-team='Compression']");
        await baseline.WaitForAsync();
        (await baseline.Locator("td").First.InnerTextAsync()).ShouldBeEmpty("a baseline has no rank");

        await CompareAsync(organizer, published[0].Run, published[1].Run);
        await MarkLateAsync(organizer, published[0].Run);
        await board.Locator($"tr[data-team='{published[0].Run}']").GetByText("late").WaitForAsync();
        (await RanksAsync(board)).ShouldBe(["1", "2", "3", "4", "5"]);

        await RankByMeanRankAsync(organizer);
        await board.GetByRole(AriaRole.Columnheader, new() { Name = "mean rank" }).WaitForAsync();
        (await board.Locator("tr[data-team] td.main").AllInnerTextsAsync()).ShouldBe(["1.00", "2.00", "3.00", "4.00", "5.00", "–", "–"]);
    }

    private static async Task<IEnumerable<string>> RanksAsync(IPage board) =>
        (await board.Locator("tr[data-team] td:first-child").AllInnerTextsAsync()).Where(rank => rank.Length > 0);

    private static async Task CompareAsync(Visitor organizer, string team, string other)
    {
        var (page, hand) = (organizer.Page, organizer.Hand);
        await hand.FollowAsync("Runs");
        await page.InteractiveAsync();
        await hand.PressAsync(page.Locator("tr", new() { HasText = team }).GetByRole(AriaRole.Link));
        await page.GetByLabel("The other run").WaitForAsync();
        await page.InteractiveAsync();
        var choice = page.GetByLabel("The other run").Locator("option", new() { HasText = other });
        await hand.SelectAsync(page.GetByLabel("The other run"), (await choice.GetAttributeAsync("value"))!);
        await hand.PressButtonAsync("Compare");
        var mean = page.GetByRole(AriaRole.Row, new() { Name = "Mean" }).Filter(new() { HasText = "+" }).First;
        await mean.WaitForAsync();
        (await mean.Locator("td").Last.InnerTextAsync()).ShouldBe("0.001", "14311 pairs tell the first from the second");
    }

    private static async Task MarkLateAsync(Visitor organizer, string team)
    {
        var (page, hand) = (organizer.Page, organizer.Hand);
        await hand.FollowAsync("Runs");
        await page.InteractiveAsync();
        await hand.PressAsync(page.Locator("tr", new() { HasText = team }).GetByRole(AriaRole.Link));
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark as late" }).WaitForAsync();
        await page.InteractiveAsync();
        await hand.PressButtonAsync("Mark as late");
        await page.GetByText("The run stays on the board, marked and without a rank.").WaitForAsync();
        await hand.PressButtonAsync("Mark as late");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark as late" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await hand.FollowAsync("Runs");
        await page.Locator("tr", new() { HasText = team }).GetByText("late").WaitForAsync();
    }

    private static async Task RankByMeanRankAsync(Visitor organizer)
    {
        var (page, hand) = (organizer.Page, organizer.Hand);
        await hand.FollowAsync("Tracks");
        await page.InteractiveAsync();
        await hand.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Change Small training set" }));
        await hand.SelectAsync(page.GetByLabel("Ranked by"), "MeanRank");
        await hand.PressButtonAsync("Save");
        await page.GetByText("Saved.").WaitForAsync();
    }

    private static async Task<string> CreateCompetitionAsync(Visitor organizer, string truth)
    {
        var (page, hand) = (organizer.Page, organizer.Hand);
        await hand.FollowAsync("Organize");
        await hand.FollowAsync("New competition");
        await hand.FillAsync("Title", "Authorship verification");
        await hand.PressButtonAsync("Create the draft");

        await page.GetByLabel("Summary").WaitForAsync();
        await page.InteractiveAsync();
        await hand.FillAsync("Summary", "Were two texts written by the same person?");
        await hand.FillAsync("Overview", "# Task\n\nGive each pair of texts a score from 0 to 1.");
        await hand.FillAsync("Rules", "Fanfiction of the test set must not be used for training.");
        await hand.PressButtonAsync("Save and continue");

        await page.GetByLabel("Title of the track").WaitForAsync();
        await page.InteractiveAsync();
        await hand.FillAsync("Title of the track", "Small training set");
        await hand.SelectAsync(page.GetByLabel("Scoring plugin"), "detection");
        await hand.PressAsync(page.Locator("summary", new() { HasText = "Parameters of the scorer" }));
        await hand.SelectAsync(page.GetByLabel("Variant of F0.5u"), "2020");
        await hand.PressButtonAsync("Save");
        await page.GetByText("Saved.").WaitForAsync();

        await hand.FollowAsync("Phases");
        await page.GetByLabel("Title of the phase").WaitForAsync();
        await page.InteractiveAsync();
        await hand.FillAsync("Title of the phase", "Test");
        await hand.PressButtonAsync("Save");
        await page.GetByText("Saved.").WaitForAsync();

        await hand.FollowAsync("References");
        await page.InteractiveAsync();
        await hand.ChooseFileAsync(page.GetByLabel("Reference file"), truth);
        await hand.PressButtonAsync("Upload");
        await page.GetByText("ready: 14311 items").WaitForAsync();

        await hand.FollowAsync("Overview");
        await page.InteractiveAsync();
        await hand.PressButtonAsync("Open the competition");
        await page.GetByText("The competition is open.").WaitForAsync();
        return new Uri(page.Url).AbsolutePath.Split('/')[2];
    }

    private static async Task SubmitAsync(Visitor member, string team, string run)
    {
        var (page, hand) = (member.Page, member.Hand);
        await hand.FollowAsync("Authorship verification");
        await hand.FollowAsync("Register a team");
        await hand.FillAsync("Team name", team);
        await hand.CheckAsync(page.GetByLabel("We accept the rules"));
        await hand.PressButtonAsync("Register");
        await page.GetByText("approved").WaitForAsync();

        await hand.FollowAsync("Submit a run");
        await page.GetByLabel("File").WaitForAsync();
        await page.InteractiveAsync();
        await hand.ChooseFileAsync(page.GetByLabel("File"), run);
        await hand.PressButtonAsync("Send");
        await page.GetByText("scored", new() { Exact = true }).WaitForAsync();
        await page.GetByText("4 of 5").WaitForAsync();
    }

    private static async Task SubmitBaselineAsync(Visitor organizer, string name, string run)
    {
        var (page, hand) = (organizer.Page, organizer.Hand);
        await hand.FollowAsync("Teams");
        await page.InteractiveAsync();
        await hand.FillAsync("Name on the board", name);
        await hand.PressButtonAsync("Add a baseline");
        await hand.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Submit a run" }));
        await hand.ChooseFileAsync(page.GetByLabel("File"), run);
        await hand.PressButtonAsync("Send");
        await page.GetByText("Run 1 has arrived").WaitForAsync();
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
