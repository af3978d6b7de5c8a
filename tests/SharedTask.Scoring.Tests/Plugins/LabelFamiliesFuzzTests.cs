using System.Text;
using Agreement;
using Clustering;
using CsCheck;
using MultiLabel;
using Regression;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Hosting;

namespace SharedTask.Scoring.Tests.Plugins;

/// <summary>Files that were damaged in any way are read to the end or refused; nothing crashes.</summary>
public sealed class LabelFamiliesFuzzTests
{
    private static readonly byte[][] Splinters =
    [
        .. new[] { "\t", "\n", "\r\n", ",", "\"", "[", "]", "{", "}", "[]", "null", "\\ud800", "\0", "\uFEFF", "NaN", "1e999", "-0", "é", "ann", "id\tlabel\n", "{\"id\": 1, \"labels\": [[\"a\"]]}\n", " " }.Select(Encoding.UTF8.GetBytes),
        [0xFF],
        [0xE2, 0x82],
    ];

    private static readonly Dictionary<string, IScorer> Scorers = new(StringComparer.Ordinal)
    {
        ["agreement"] = new AgreementScorer(),
        ["clustering"] = new ClusteringScorer(),
        ["multi-label"] = new MultiLabelScorer(),
        ["regression"] = new RegressionScorer(),
    };

    [Theory]
    [InlineData("agreement", """{"team_column": "label", "slices": ["topic"]}""")]
    [InlineData("agreement", """{"scale": "ratio", "missing_predictions": "ignore", "interval_resamples": 3}""")]
    [InlineData("clustering", """{"group_column": "word", "missing_predictions": "wrong", "interval_resamples": 3}""")]
    [InlineData("multi-label", """{"slices": ["language"], "missing_predictions": "ignore", "unknown_labels": "class", "interval_resamples": 3}""")]
    [InlineData("multi-label", "{}")]
    [InlineData("regression", """{"missing_predictions": "value", "interval_resamples": 3}""")]
    public void DamagedRun_IsScoredOrRefused(string plugin, string parameters) => Damages.Sample(
        damages =>
        {
            using var example = ExampleFolder.Load(plugin, "weak");
            var (runName, run) = example.Single(ScoringProtocol.RunFolder);
            var (referenceName, reference) = example.Single(ScoringProtocol.ReferenceFolder);
            using var job = new PluginJobFolder().Reference(referenceName, reference).Run(runName, Damage(run, damages));

            var (exitCode, result) = job.Work(Scorers[plugin], parameters);

            exitCode.ShouldBe(0);
            result!.Scores.Count.ShouldBe(result.Outcome == ScoringOutcome.Scored ? Scorers[plugin].Manifest.Metrics.Count : 0);
            result.Problems.Any(problem => problem.Severity == ProblemSeverity.Error).ShouldBe(result.Outcome == ScoringOutcome.Invalid);
        },
        iter: 40,
        threads: 1);

    [Theory]
    [InlineData("agreement", "{}")]
    [InlineData("agreement", """{"reference_lists": "annotators"}""")]
    [InlineData("clustering", """{"group_column": "word"}""")]
    [InlineData("multi-label", "{}")]
    [InlineData("regression", "{}")]
    public void DamagedReference_IsAcceptedOrTheOrganizersFault(string plugin, string parameters) => Damages.Sample(
        damages =>
        {
            using var example = ExampleFolder.Load(plugin, "weak");
            var (runName, run) = example.Single(ScoringProtocol.RunFolder);
            var (referenceName, reference) = example.Single(ScoringProtocol.ReferenceFolder);
            using var job = new PluginJobFolder().Reference(referenceName, Encoding.UTF8.GetString(Damage(reference, damages))).Run(runName, run);

            job.Work(Scorers[plugin], parameters).ExitCode.ShouldBeOneOf(ScoringProtocol.ExitResultWritten, ScoringProtocol.ExitReferenceUnreadable);
        },
        iter: 40,
        threads: 1);

    private static Gen<(int Place, int Cut, int Splinter)[]> Damages =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 6], Gen.Int[0, Splinters.Length - 1]).Array[1, 4];

    /// <summary>Cuts some bytes out, and puts splinters in their places.</summary>
    private static byte[] Damage(string content, (int Place, int Cut, int Splinter)[] damages)
    {
        var bytes = Encoding.UTF8.GetBytes(content).ToList();
        foreach (var (place, cut, splinter) in damages)
        {
            var at = bytes.Count == 0 ? 0 : place % bytes.Count;
            bytes.RemoveRange(at, Math.Min(cut, bytes.Count - at));
            bytes.InsertRange(at, Splinters[splinter]);
        }

        return [.. bytes];
    }
}
