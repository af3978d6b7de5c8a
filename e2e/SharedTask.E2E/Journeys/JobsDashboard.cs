namespace SharedTask.E2E.Journeys;

/// <summary>An administrator looks at the jobs of the process.</summary>
[Collection(Journey.Name)]
public sealed class JobsDashboard(Browser browser)
{
    [Fact]
    public async Task Administrator_LooksAtTheJobs_UnderTheSitesContentPolicy()
    {
        await using var site = new SiteProcess();
        await site.StartAsync();
        await using var visitor = await browser.VisitorAsync(site.Address, "administrator");
        await visitor.BecomeAdministratorAsync(site, "Noor", "noor@example.org");
        List<string> errors = [];
        visitor.Page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add(message.Text);
            }
        };

        await visitor.Page.GotoAsync("/admin");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Hangfire" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Servers" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Servers" }).WaitForAsync();
        // Its scripts have drawn it.
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "SharedTask" }).ClickAsync();
        await visitor.Page.Locator("canvas#realtimeGraph.chartjs-render-monitor").WaitForAsync();

        errors.ShouldBeEmpty();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Back to site" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Administration" }).WaitForAsync();
    }
}
