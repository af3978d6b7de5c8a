namespace SharedTask.E2E.Infrastructure;

/// <summary>One headless Chromium for all journeys.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? chromium;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>A browser of one person: own cookies, traced; the trace is kept if the journey fails.</summary>
    public async Task<Visitor> VisitorAsync(Uri site, string name, Action<BrowserNewContextOptions>? configure = null, bool keyboardOnly = false)
    {
        var options = new BrowserNewContextOptions { BaseURL = site.ToString(), Locale = "en-GB", ViewportSize = new ViewportSize { Width = 1280, Height = 900 } };
        configure?.Invoke(options);
        var context = await chromium!.NewContextAsync(options);
        context.SetDefaultTimeout(20_000);
        await context.Tracing.StartAsync(new TracingStartOptions { Screenshots = true, Snapshots = true });
        return new Visitor(name, context, await context.NewPageAsync(), keyboardOnly);
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
