using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Cli;
using SharedTask.Scoring.Contract;
using SharedTask.Worker.Plugins;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Tests.Plugins;

/// <summary>What every plugin of the repository owes, through the command line and the sandbox; and the templates of the guide for authors.</summary>
public sealed class ShippedPluginsTests : IDisposable
{
    private const string Template = "exact-answers";
    private const string NativeTemplate = "near-answers";

    private readonly string templateFolder = Directory.CreateTempSubdirectory("template-").FullName;

    public static TheoryData<string> Plugins =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "scoring-plugins"), "*.csproj", SearchOption.AllDirectories)
            .Select(project => Path.GetFileName(Path.GetDirectoryName(project)!))
            .Order(StringComparer.Ordinal),
    ];

    private static string Root { get; } = FindRoot();

    private static IReadOnlyDictionary<string, string?> Usual { get; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    private static string Templates => Path.Combine(Root, "docs", "templates");

    public void Dispose() => Directory.Delete(templateFolder, recursive: true);

    [Fact]
    public void Repository_EveryPlugin_IsInstalledAndDescribesItself()
    {
        string[] folders = [.. Plugins.Select(row => row.Data)];
        folders.Length.ShouldBeGreaterThan(8);

        Installed().Select(manifest => manifest.Id).ShouldBe(folders);
    }

    [Theory]
    [MemberData(nameof(Plugins))]
    public void Manifest_SaysWhatEverythingMeans(string plugin)
    {
        var manifest = Installed().Single(manifest => string.Equals(manifest.Id, plugin, StringComparison.Ordinal));

        manifest.Metrics.ShouldAllBe(metric => metric.Title.Length > 0 && metric.Definition.Length > 0 && metric.Source.Length > 0);
        manifest.RunFormats.ShouldNotBeEmpty();
        manifest.ReferenceFormats.ShouldNotBeEmpty();
        manifest.RunFormats.Concat(manifest.ReferenceFormats).ShouldAllBe(format => format.Example.Length > 0 && format.Title.Length > 0);
        foreach (var parameter in manifest.Parameters.GetProperty("properties").EnumerateObject())
        {
            parameter.Value.GetProperty("title").GetString().ShouldNotBeNullOrEmpty(parameter.Name);
        }

        var readme = File.ReadAllText(Path.Combine(Root, "scoring-plugins", plugin, "README.md"));
        readme.ShouldContain($"score {plugin} ");
    }

    [Theory]
    [MemberData(nameof(Plugins))]
    public async Task PerfectExample_ScoresTheBestValueAndWeakOneAWorseOne(string plugin) =>
        await CheckExamplesAsync(plugin, Path.Combine(Root, "scoring-plugins", plugin), Usual);

    [Theory]
    [MemberData(nameof(Plugins))]
    public async Task MalformedExample_IsRefusedWithLines(string plugin) =>
        await CheckMalformedAsync(plugin, Path.Combine(Root, "scoring-plugins", plugin), Usual);

    [Fact]
    public async Task PageOfPlugins_IsWhatThePluginsSay()
    {
        var (code, page, error) = await RunAsync(Usual, "plugins", "--markdown");

        code.ShouldBe(ExitCodes.Good, error);
        File.ReadAllText(Path.Combine(Root, "docs", "plugins.md")).ReplaceLineEndings("\n")
            .ShouldBe(page.ReplaceLineEndings("\n"), "docs/plugins.md is old: ./sharedtask plugins --markdown > docs/plugins.md");
    }

    [Fact]
    public async Task Template_InstalledAsTheGuideSays_ScoresItsExamples()
    {
        var settings = InstallTemplate();
        var folder = Path.Combine(Templates, Template);

        await CheckExamplesAsync(Template, folder, settings);
        await CheckMalformedAsync(Template, folder, settings);
        var (code, output, error) = await RunAsync(
            settings, "score", Template, "--reference", Path.Combine(folder, "examples", "weak", "reference"), "--run", Path.Combine(folder, "examples", "weak", "run"), "--set", "ignore_case=yes", "--json");
        code.ShouldBe(ExitCodes.Good, error);
        Parse(output).Scores[0].Value.ShouldNotBeNull().ShouldBe(2 / 3.0, 1e-12);
    }

    [Fact]
    public async Task Template_OfManyProblems_ListsFiftyAndCountsTheOthers()
    {
        var settings = InstallTemplate();
        var run = Path.Combine(templateFolder, "run.tsv");
        await File.WriteAllLinesAsync(run, Enumerable.Range(0, 80).Select(i => $"no columns {i}"), TestContext.Current.CancellationToken);

        var (code, output, _) = await RunAsync(settings, "check", Template, "--run", run, "--json");

        code.ShouldBe(ExitCodes.Invalid);
        (Parse(output).Problems.Count, Parse(output).MoreProblems).ShouldBe((50, 30));
    }

    [Fact]
    public async Task Template_ToldOfAReferenceOnItsOwn_NamesItsLines()
    {
        var malformed = Path.Combine(Templates, Template, "examples", "malformed", "run");

        var (code, output, error) = await RunAsync(InstallTemplate(), "check", Template, "--json", "--reference", malformed);

        code.ShouldBe(ExitCodes.Invalid, error);
        Parse(output).Problems.Select(problem => (problem.Line, problem.Code)).ShouldBe([(2, "column-count"), (3, "duplicate-id")]);
    }

    [Fact]
    public async Task Template_OfARunWithOtherIds_NamesTheirLinesAndThenTheMissingOnesInTheirOrder()
    {
        var settings = InstallTemplate();
        var (gold, run) = (Path.Combine(templateFolder, "gold.tsv"), Path.Combine(templateFolder, "run.tsv"));
        await File.WriteAllLinesAsync(gold, Enumerable.Range(0, 60).Select(i => $"q{i}\ta"), TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(run, ["q0\ta", "z\ta"], TestContext.Current.CancellationToken);

        var (_, output, _) = await RunAsync(settings, "score", Template, "--json", "--reference", gold, "--run", run);

        var problems = Parse(output).Problems;
        (problems[0].Code, problems[0].File, problems[0].Line).ShouldBe(("unknown-id", "run.tsv", 2));
        problems.Skip(1).Select(problem => problem.Value).ShouldBe(Enumerable.Range(1, 49).Select(i => $"q{i}"));
    }

    [Fact]
    public async Task Template_ToldToCompare_SaysWhatItCanDo()
    {
        var weak = Path.Combine(Templates, Template, "examples", "weak");

        var (code, _, error) = await RunAsync(
            InstallTemplate(), "compare", Template, "--reference", Path.Combine(weak, "reference"), "--run", Path.Combine(weak, "run"), "--run", Path.Combine(weak, "reference"));

        code.ShouldBe(ExitCodes.Fault);
        error.ShouldContain("Use: describe | check | score");
    }

    [Fact]
    public async Task Run_ThatNeedsMoreMemoryThanThereIs_IsToldSoAndScoredWithMore()
    {
        const int Rows = 900_000;
        var file = Path.Combine(templateFolder, "labels.tsv");
        await File.WriteAllLinesAsync(file, Enumerable.Range(0, Rows).Select(i => $"row-{i}\t{(i % 2 == 0 ? "yes" : "no")}").Prepend("id\tlabel"), TestContext.Current.CancellationToken);
        string[] arguments = ["score", "classification", "--reference", file, "--run", file, "--json"];

        var (code, _, error) = await RunAsync(Usual, [.. arguments, "--memory", "48M"]);

        code.ShouldBe(ExitCodes.Fault);
        error.ShouldStartWith("The scorer was stopped because it needed more than 48 MiB of memory.");
        error.ShouldContain("Give it more with --memory.");
        (await RunAsync(Usual, [.. arguments, "--memory", "1G"])).Code.ShouldBe(ExitCodes.Good);
    }

    /// <summary>The folder is copied first: the guide has it built where nothing of this repository is around it.</summary>
    [Fact]
    public async Task NativeTemplate_BuiltAsTheGuideSays_ScoresItsExamples()
    {
        var folder = Path.Combine(Templates, NativeTemplate);
        var settings = Install(NativeTemplate, await PublishAsync(CopyOf(folder)));

        await CheckExamplesAsync(NativeTemplate, folder, settings);
        await CheckMalformedAsync(NativeTemplate, folder, settings);
        string[] weak = [.. Order("score", NativeTemplate, folder, "weak"), "--set", "tolerance=0.25"];
        var (code, output, error) = await RunAsync(settings, weak);
        code.ShouldBe(ExitCodes.Good, error);
        Parse(output).Scores.Select(score => score.Value).ShouldBe([1 / 3.0, 1.75 / 3]);
        var (_, checkedReference, _) = await RunAsync(settings, "check", NativeTemplate, "--json", "--reference", Path.Combine(folder, "examples", "malformed", "run"));
        Parse(checkedReference).Problems.Select(problem => (problem.Line, problem.Code)).ShouldBe([(1, "not-a-number"), (2, "column-count"), (4, "duplicate-id")]);
    }

    private string CopyOf(string folder)
    {
        var copy = Directory.CreateDirectory(Path.Combine(templateFolder, "source")).FullName;
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }

    private static async Task<string> PublishAsync(string source)
    {
        var start = new ProcessStartInfo("dotnet", ["publish", "-c", "Release", "--use-current-runtime", "-o", "out", "-v", "quiet", "-nodeReuse:false"])
        {
            WorkingDirectory = source,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0", ["DOTNET_NOLOGO"] = "1" },
        };
        // Variables of the test's own build must not reach it.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name == "CI").ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, output + await error);
        return Path.Combine(source, "out", NativeTemplate);
    }

    private static async Task CheckExamplesAsync(string plugin, string folder, IReadOnlyDictionary<string, string?> settings)
    {
        var manifest = Installed(settings).Single(manifest => string.Equals(manifest.Id, plugin, StringComparison.Ordinal));
        var metric = manifest.Metrics.Single(metric => string.Equals(metric.Key, manifest.DefaultMetric, StringComparison.Ordinal));
        async Task<double> ValueAsync(string example)
        {
            var (code, output, error) = await RunAsync(settings, Order("score", plugin, folder, example));
            code.ShouldBe(ExitCodes.Good, output + error);
            var value = Parse(output).Scores.Single(score => string.Equals(score.Metric, metric.Key, StringComparison.Ordinal)).Value.ShouldNotBeNull();
            return metric.Direction == MetricDirection.HigherIsBetter ? value : -value;
        }

        var perfect = await ValueAsync("perfect");
        if ((metric.Direction == MetricDirection.HigherIsBetter ? metric.Highest : -metric.Lowest) is { } best)
        {
            perfect.ShouldBe(best, 1e-9);
        }

        (await ValueAsync("weak")).ShouldBeLessThan(perfect);
    }

    private static async Task CheckMalformedAsync(string plugin, string folder, IReadOnlyDictionary<string, string?> settings)
    {
        var (code, output, error) = await RunAsync(settings, Order("score", plugin, folder, "malformed"));

        code.ShouldBe(ExitCodes.Invalid, output + error);
        var result = Parse(output);
        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Scores.ShouldBeEmpty();
        result.Problems.ShouldContain(problem => problem.Line > 0 && problem.File != null && problem.Message.Length > 10);
    }

    private static string[] Order(string verb, string plugin, string folder, string example) =>
    [
        verb, plugin, "--json",
        "--reference", Path.Combine(folder, "examples", example, "reference"),
        "--run", Path.Combine(folder, "examples", example, "run"),
    ];

    private static ScoringResult Parse(string json) => JsonSerializer.Deserialize(json, ScoringJson.Default.ScoringResult)!;

    private static IReadOnlyList<PluginManifest> Installed(IReadOnlyDictionary<string, string?>? settings = null)
    {
        using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddSandbox(Configuration(settings ?? Usual)).BuildServiceProvider();
        return services.GetRequiredService<PluginCatalog>().List();
    }

    private static IConfiguration Configuration(IReadOnlyDictionary<string, string?> settings) => new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

    private static async Task<(int Code, string Output, string Error)> RunAsync(IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CliApplication.RunAsync(arguments, Configuration(settings), output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SharedTask.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    private Dictionary<string, string?> InstallTemplate() => Install(Template, Path.Combine(Templates, Template, Template));

    private Dictionary<string, string?> Install(string plugin, string program)
    {
        var folder = Directory.CreateDirectory(Path.Combine(templateFolder, "plugins", plugin)).FullName;
        File.Copy(program, Path.Combine(folder, plugin));
        return new Dictionary<string, string?>(StringComparer.Ordinal) { ["Plugins:Folder"] = Path.Combine(templateFolder, "plugins") };
    }
}
