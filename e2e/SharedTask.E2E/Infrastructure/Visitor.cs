namespace SharedTask.E2E.Infrastructure;

/// <summary>A person with a browser.</summary>
public sealed class Visitor(string name, IBrowserContext context, IPage page, bool keyboardOnly) : IAsyncDisposable
{
    public IBrowserContext Context { get; } = context;

    public IPage Page { get; } = page;

    /// <summary>How this person works the page.</summary>
    public Hand Hand { get; } = keyboardOnly ? new KeyboardHand(page) : new MouseHand(page);

    public async ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState?.Result == TestResult.Failed)
        {
            var folder = Path.Combine(Repository.Artifacts, "e2e", TestContext.Current.TestMethod?.MethodName ?? "unknown");
            Directory.CreateDirectory(folder);
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
            await Context.Tracing.StopAsync(new TracingStopOptions { Path = Path.Combine(folder, $"{name}.zip") });
        }

        await Context.DisposeAsync();
    }
}
