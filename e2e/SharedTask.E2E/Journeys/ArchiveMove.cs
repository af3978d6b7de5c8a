using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Runs;

namespace SharedTask.E2E.Journeys;

/// <summary>An owner takes a competition out of one site as an archive; an administrator of another brings it in, and its board is the same.</summary>
[Collection(Journey.Name)]
public sealed class ArchiveMove(Browser browser)
{
    private const string Board = "/c/moving/leaderboard/main/evaluation";

    /// <summary>So many that no accuracy is a round number.</summary>
    private static readonly LabelTask Task = new(301, labels: 3);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Competition_ExportedAndImportedElsewhere_HasTheSameBoard()
    {
        await using var live = await LiveScene.CreateAsync(
            new CompetitionBuilder("moving").Track("main", track => track.Column("accuracy")).Teams("amber", "birch"), Task.Reference(), Stop);
        using var folder = new TemporaryFolder();
        await using var old = new SiteProcess(live.DataFolder);
        await using var other = new SiteProcess();
        await System.Threading.Tasks.Task.WhenAll(old.StartAsync(), other.StartAsync());
        await SubmitAsync(live, old);

        await using var owner = await browser.VisitorAsync(old.Address, "owner");
        await owner.SignInAsync(live.Scene.Owner.Email!, LiveScene.Password);
        var archive = await ExportAsync(owner.Page, folder);
        var before = await BoardAsync(owner.Page);
        before.Select(row => row.Split('\t').Select(cell => cell.Trim()).ToList()).ShouldBe([["1", "amber", "0.9767", "2"], ["2", "birch", "0.9236", "1"]]);

        await using var administrator = await browser.VisitorAsync(other.Address, "administrator");
        await administrator.BecomeAdministratorAsync(other, "Ada", "ada@example.org");
        await ImportAsync(administrator.Page, archive, live.Scene.Owner.Email!);

        await using var reader = await browser.VisitorAsync(other.Address, "reader");
        (await BoardAsync(reader.Page)).ShouldBe(before);
    }

    /// <summary>Two runs of a team and one of another, all scored.</summary>
    private static async Task SubmitAsync(LiveScene live, SiteProcess site)
    {
        foreach (var (team, wrong) in new[] { ("amber", 40), ("amber", 7), ("birch", 23) })
        {
            using var visitor = await live.SignInAsync(site.Address, team, Stop);
            await live.SubmitAsync(visitor, $"{team}-{wrong}.tsv", Task.Run(wrong), Stop);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await live.Database.ReadAsync(db => db.Runs.AnyAsync(run => run.State < RunState.Scored, Stop)))
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    private static async Task<string> ExportAsync(IPage page, TemporaryFolder folder)
    {
        await page.GotoAsync("/organize/moving");
        await page.GetByRole(AriaRole.Link, new() { Name = "Export" }).ClickAsync();
        var part = page.GetByRole(AriaRole.Region, new() { Name = "Archive" });
        await part.WaitForAsync();
        await page.InteractiveAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => part.GetByRole(AriaRole.Link, new() { Name = "Download" }).ClickAsync());
        download.SuggestedFilename.ShouldBe("moving.sharedtask.zip");
        var path = folder.Of(download.SuggestedFilename);
        await download.SaveAsAsync(path);
        await page.GetByText("The download has begun.").WaitForAsync();
        return path;
    }

    private static async Task ImportAsync(IPage page, string archive, string owner)
    {
        await page.GotoAsync("/organize/import");
        await page.InteractiveAsync();
        await page.GetByLabel("The bundle or archive").SetInputFilesAsync(archive);
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload and read" }).ClickAsync();

        await page.GetByRole(AriaRole.Heading, new() { Name = "What it would become" }).WaitForAsync();
        await page.GetByText("The archive is whole.").WaitForAsync();
        await page.GetByText("Competition moving").WaitForAsync();
        await page.GetByText(owner).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the competition" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "The competition was imported" }).WaitForAsync();
        await page.GetByText("Leaderboards made anew from the scores: 1.").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the competition" }).ClickAsync();
        await page.HasAddressAsync("/organize/moving$");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Competition moving" }).WaitForAsync();
    }

    /// <summary>Each team with its rank and scores, as a reader sees it.</summary>
    private static async Task<IReadOnlyList<string>> BoardAsync(IPage page)
    {
        await page.GotoAsync(Board);
        await page.Locator("tr[data-team='amber']").WaitForAsync();
        return await page.Locator("tr[data-team]").AllInnerTextsAsync();
    }
}
