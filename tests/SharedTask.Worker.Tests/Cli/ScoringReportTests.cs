using SharedTask.Cli;
using SharedTask.Scoring.Contract;
using SharedTask.Worker.Plugins;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Tests.Cli;

public sealed class ScoringReportTests
{
    [Theory]
    [InlineData("run.tsv", 3L, "label", "run.tsv:3: error odd: Odd. (column label)")]
    [InlineData("run.tsv", 3L, "column 4", "run.tsv:3: error odd: Odd. (column 4)")]
    [InlineData("run.conll", 3L, "last column", "run.conll:3: error odd: Odd. (last column)")]
    [InlineData("run.tsv", 3L, "character 17", "run.tsv:3:17: error odd: Odd.")]
    [InlineData(null, 1L, "character 1", "error odd: Odd.")]
    [InlineData("run.bin", null, null, "run.bin: error odd: Odd.")]
    public void Problem_InATerminal_HasItsPlaceWhereEditorsLookForIt(string? file, long? line, string? column, string expected)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var manifest = new PluginManifest("toy", "1.0.0", 1, "Toy", "A toy.", [], [], default, [], "accuracy");
        var result = new ScoringResult(1, ScoringOutcome.Invalid, [], [], [], [new(ProblemSeverity.Error, "odd", "Odd.", file, line, column)], 0, 0);

        ScoringReport.Print(new ScoringAnswer(manifest, new PluginOutcome(PluginVerdict.Invalid, result, "", new SandboxUsage(TimeSpan.Zero, TimeSpan.Zero, 0), "")), json: false, output, error);

        output.ToString().Split(Environment.NewLine)[0].ShouldBe(expected);
    }
}
