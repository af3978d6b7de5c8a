using System.Text.Json;
using SharedTask.Cli;

namespace SharedTask.Worker.Tests.Cli;

/// <summary><c>compare</c> and <c>score --items</c>, through the sandbox and plugins of ours.</summary>
public sealed class CompareCommandTests : IDisposable
{
    private const int Items = 300;

    private readonly CliDriver cli = new();

    public CompareCommandTests()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "SharedTask.sln")))
        {
            root = root.Parent;
        }

        cli.Set("Plugins:Folder", Path.Combine(root!.FullName, "artifacts", "plugins"));
        cli.Write("gold.tsv", Rows(_ => false));
    }

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Compare_OfTwoRuns_ShowsEveryMetricWithItsDifferenceAndPValue()
    {
        var code = await CompareAsync([Run("good", i => i % 10 == 0), Run("bad", i => i % 3 == 0)]);

        code.ShouldBe(ExitCodes.Good, cli.Error);
        cli.Output.ShouldContain("A: " + cli.PathOf("good.tsv"));
        var accuracy = cli.Output.Split('\n').Single(line => line.StartsWith("  Accuracy ", StringComparison.Ordinal));
        accuracy.ShouldContain(" 0.9 ");
        accuracy.ShouldContain(" 0.6666666666666666 ");
        accuracy.ShouldContain(" 0.233333 ");
        accuracy.ShouldContain(" 0.0010");
        cli.Output.ShouldContain("positive_f1");
        cli.Output.ShouldContain("at 95 % (bootstrap-percentile, 1000 resamples)");
        cli.Output.ShouldContain("paired bootstrap, two-sided");
    }

    [Fact]
    public async Task Compare_OfSeveralRuns_NumbersTheClustersThatCannotBeToldApart()
    {
        var code = await CompareAsync([Run("bad", i => i % 3 == 0), Run("good", i => i % 10 == 0), Run("near", i => i % 10 == 1)], "--metric", "accuracy", "--json");

        code.ShouldBe(ExitCodes.Good, cli.Error);
        using var answer = JsonDocument.Parse(cli.Output);
        var runs = answer.RootElement.GetProperty("runs").EnumerateArray()
            .Select(run => (Path.GetFileNameWithoutExtension(run.GetProperty("run").GetString()), run.GetProperty("cluster").GetInt32())).ToList();
        runs.ShouldBe([("good", 1), ("near", 1), ("bad", 2)]);
        answer.RootElement.GetProperty("comparisons").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task Compare_ByAMetricWhereLessIsBetter_PutsTheLeastFirst()
    {
        cli.Write("numbers.tsv", Numbers(0));
        string[] runs = [cli.Write("far.tsv", Numbers(9)), cli.Write("close.tsv", Numbers(1)), cli.Write("middle.tsv", Numbers(4))];

        var code = await cli.RunAsync(["compare", "regression", "--metric", "mae", "--reference", cli.PathOf("numbers.tsv"), .. runs.SelectMany(run => new[] { "--run", run })]);

        code.ShouldBe(ExitCodes.Good, cli.Error);
        var lines = cli.Output.Split('\n');
        string[] order = [.. new[] { "close", "middle", "far" }.OrderBy(run => Array.FindIndex(lines, line => line.Contains(run, StringComparison.Ordinal)))];
        order.ShouldBe(["close", "middle", "far"]);
    }

    [Fact]
    public async Task Compare_WithAnInvalidRun_NamesTheRunAndWhatIsWrong()
    {
        var code = await CompareAsync([Run("good", _ => false), cli.Write("short.tsv", "id\tlabel\n0\ta\n")]);

        code.ShouldBe(ExitCodes.Invalid);
        cli.Error.ShouldContain("short.tsv:");
        cli.Output.ShouldContain("missing-id");
    }

    [Fact]
    public async Task Score_WithItems_WritesALineForEach()
    {
        var code = await cli.RunAsync(
            "score", "classification", "--reference", cli.PathOf("gold.tsv"), "--run", Run("good", i => i == 7), "--items", cli.PathOf("items.jsonl"));

        code.ShouldBe(ExitCodes.Good, cli.Error);
        var lines = await File.ReadAllLinesAsync(cli.PathOf("items.jsonl"), TestContext.Current.CancellationToken);
        lines.Length.ShouldBe(Items);
        lines[7].ShouldStartWith("""{"id":"7","values":{"correct":0,""");
    }

    [Theory]
    [InlineData("Name two runs or more", "--reference", "gold.tsv", "--run", "gold.tsv")]
    [InlineData("There is no metric \"bleu\". There are: macro_f1, accuracy", "--reference", "gold.tsv", "--run", "gold.tsv", "--run", "gold.tsv", "--metric", "bleu")]
    [InlineData("--level takes a p-value between 0 and 1", "--reference", "gold.tsv", "--run", "gold.tsv", "--run", "gold.tsv", "--level", "5")]
    public async Task CommandLine_ThatCannotBeMeant_IsAUsageError(string message, params string[] arguments)
    {
        var code = await cli.RunAsync(["compare", "classification", .. arguments.Select(word => word.EndsWith(".tsv", StringComparison.Ordinal) ? cli.PathOf(word) : word)]);

        code.ShouldBe(ExitCodes.Usage);
        cli.Error.ShouldContain(message);
    }

    [Fact]
    public async Task Compare_ByAPluginThatOnlyScores_SaysSo()
    {
        using var toy = new CliDriver();
        var file = toy.Write("gold.tsv", "1\ta\n2\tb\n");

        var code = await toy.RunAsync("compare", "toy", "--reference", file, "--run", file, "--run", file);

        code.ShouldBe(ExitCodes.Fault);
        toy.Error.ShouldContain("may not know the word \"compare\"");
    }

    private static string Rows(Func<int, bool> isWrong) =>
        string.Concat(Enumerable.Range(0, Items).Select(i => $"{i}\t{"ab"[(i + (isWrong(i) ? 1 : 0)) % 2]}\n").Prepend("id\tlabel\n"));

    private static string Numbers(int distance) => string.Concat(Enumerable.Range(0, Items).Select(i => $"{i}\t{i + (i % 2 * distance)}\n").Prepend("id\tscore\n"));

    private string Run(string name, Func<int, bool> isWrong) => cli.Write(name + ".tsv", Rows(isWrong));

    private Task<int> CompareAsync(string[] runs, params string[] more) =>
        cli.RunAsync(["compare", "classification", "--reference", cli.PathOf("gold.tsv"), .. runs.SelectMany(run => new[] { "--run", run }), .. more]);
}
