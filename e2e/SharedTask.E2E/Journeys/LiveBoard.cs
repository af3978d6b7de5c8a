namespace SharedTask.E2E.Journeys;

/// <summary>A board that somebody watches stays right when the server stumbles.</summary>
[Collection(Journey.Name)]
public sealed class LiveBoard(Browser browser) : IAsyncLifetime
{
    private static readonly LabelTask Labels = new(50, labels: 3);

    private LiveScene live = null!;
    private SiteProcess site = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        live = await LiveScene.CreateAsync(
            new CompetitionBuilder("watched").Track("main", track => track.Column("accuracy")).Phase("test").Teams("amber"), Labels.Reference(), Stop);
        site = new SiteProcess(live.DataFolder);
        await site.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await live.DisposeAsync();
    }

    [Fact]
    public async Task Board_WhoseStreamAndTableAreRefusedAtFirst_ShowsTheRunAllTheSame()
    {
        await using var reader = await browser.VisitorAsync(site.Address, "reader");
        await RefuseFirstAsync(reader.Page, "**/events");
        await RefuseFirstAsync(reader.Page, "**/table");
        await reader.Page.GotoAsync("/c/watched/leaderboard");
        await reader.Page.GetByText("live", new() { Exact = true }).WaitForAsync();

        using var amber = await live.SignInAsync(site.Address, "amber", Stop);
        await live.SubmitAsync(amber, "run.tsv", Labels.Run(0), Stop);

        await reader.Page.Locator("tr[data-team='amber']").WaitForAsync();
    }

    private static async Task RefuseFirstAsync(IPage page, string address)
    {
        var asked = 0;
        await page.RouteAsync(address, route => ++asked == 1 ? route.FulfillAsync(new() { Status = 503 }) : route.ContinueAsync());
    }
}
