using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;

namespace SharedTask.E2E.Screens;

/// <summary>
/// Looks at every screen of the demo. With <c>SHAREDTASK_SCREENS</c> naming a folder it looks at all variants and keeps a picture of each.
/// </summary>
[Collection(Journey.Name)]
public sealed partial class ScreenTests(Browser browser)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("SHAREDTASK_SCREENS") is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;

    /// <summary>The innermost elements that reach over an edge of the screen and are not inside a frame that scrolls.</summary>
    private const string Overflowing = """
        [...document.querySelectorAll('body *')].filter(element => {
          const box = element.getBoundingClientRect();
          if (box.width === 0 || (box.left >= 0 && box.right <= window.innerWidth)) return false;
          for (let parent = element.parentElement; parent; parent = parent.parentElement)
            if (parent !== document.body && getComputedStyle(parent).overflowX !== 'visible') return false;
          return true;
        }).slice(-4).map(element => `${element.outerHTML.slice(0, 100)} (${element.textContent.trim().slice(0, 60)})`)
        """;

    /// <summary>Times that a module wrote into one of several texts, so that something stands there twice.</summary>
    private const string WrittenTwice = """
        [...document.querySelectorAll('[data-reader-time], [data-countdown]')].filter(element => element.childNodes.length > 1).map(element => element.textContent)
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryScreen_LookedAt_IsAccessibleFitsAndIsWithoutErrors()
    {
        await using var demo = new DemoSite();
        await demo.StartAsync(Stop);
        var screens = await demo.ListScreensAsync(Stop);
        List<string> faults = [];
        foreach (var variant in Folder is null ? [new Variant(false, false, false), new Variant(true, true, true)] : Variant.All)
        {
            foreach (var group in screens.GroupBy(screen => screen.Persona))
            {
                var state = await demo.SignInAsync(browser, group.Key);
                await using var visitor = await browser.VisitorAsync(demo.Address, group.Key.ToString(), options =>
                {
                    variant.Configure(options);
                    options.StorageState = state;
                });
                foreach (var screen in group)
                {
                    faults.AddRange((await LookAsync(visitor.Page, screen, variant)).Select(fault => $"{screen.Name} ({variant}): {fault}"));
                }
            }
        }

        faults.ShouldBeEmpty();
    }

    [Fact]
    public void EveryPage_HasAScreen()
    {
        var routes = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "SharedTask.Web"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Select(line => PageDirective().Match(line))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value)
            .ToList();
        routes.Count.ShouldBeGreaterThan(20);
        var paths = ScreenList.For(new DemoSlugs("open", "blind", "closed", "arabic", "draft", "track", "phase", Guid.Empty))
            .Select(screen => screen.Path.Split('?')[0])
            .ToList();

        routes.Where(route => !paths.Exists(path => Regex.IsMatch(path, $"^{Parameter().Replace(route, "[^/]+")}$", RegexOptions.None, TimeSpan.FromSeconds(1))))
            .ShouldBeEmpty("a page is missing from ScreenList");
    }

    private static async Task<List<string>> LookAsync(IPage page, Screen screen, Variant variant)
    {
        List<string> faults = [];
        void OnConsole(object? sender, IConsoleMessage message)
        {
            // A page about an error comes with its status, which the browser logs.
            if (message.Type == "error" && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal))
            {
                faults.Add($"console: {message.Text}");
            }
        }

        page.Console += OnConsole;
        await page.GotoAsync(screen.Path);
        if (await page.Locator("script[src*='blazor.web']").CountAsync() > 0)
        {
            await page.InteractiveAsync();
        }

        var width = await page.EvaluateAsync<int[]>("[document.documentElement.scrollWidth, window.innerWidth]");
        if (width[0] > width[1])
        {
            faults.Add($"is {width[0]} wide on a screen of {width[1]}: {string.Join(", ", await page.EvaluateAsync<string[]>(Overflowing))}");
        }

        faults.AddRange((await page.EvaluateAsync<string[]>(WrittenTwice)).Select(time => $"a time stands there twice: {time}"));
        var axe = await page.RunAxe();
        faults.AddRange(axe.Violations.Select(violation => $"axe {violation.Id}: {violation.Help}: {string.Join("; ", violation.Nodes.Take(3).Select(node => node.Html))}"));
        if (Folder is not null)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, variant.ToString(), $"{screen.Name}.png"), FullPage = true });
        }

        page.Console -= OnConsole;
        return faults;
    }

    [GeneratedRegex("^@page \"([^\"]+)\"")]
    private static partial Regex PageDirective();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
