using Agreement;
using Classification;
using Clustering;
using MultiLabel;
using Regression;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Hosting;

namespace SharedTask.Scoring.Tests.Plugins;

/// <summary>The examples that stand beside the plugins do what their names say.</summary>
public sealed class LabelFamiliesExamplesTests
{
    private static readonly Dictionary<string, IScorer> Scorers = new(StringComparer.Ordinal)
    {
        ["agreement"] = new AgreementScorer(),
        ["classification"] = new ClassificationScorer(),
        ["clustering"] = new ClusteringScorer(),
        ["multi-label"] = new MultiLabelScorer(),
        ["regression"] = new RegressionScorer(),
    };

    [Theory]
    [InlineData("agreement", "{}")]
    [InlineData("classification", "{}")]
    [InlineData("clustering", """{"group_column": "word"}""")]
    [InlineData("multi-label", "{}")]
    [InlineData("regression", "{}")]
    public void PerfectExample_ScoresOneAndWeakOneLess(string plugin, string parameters)
    {
        Default(plugin, Work(plugin, "perfect", parameters)).ShouldBe(1, 1e-12);
        Default(plugin, Work(plugin, "weak", parameters)).ShouldBeLessThan(0.9);
    }

    [Theory]
    [InlineData("agreement", "3 duplicate-annotation,4 empty-value,5 unknown-id")]
    [InlineData("classification", "3 unknown-label,4 duplicate-id,5 column-count")]
    [InlineData("clustering", "3 empty-value,4 column-count,6 unknown-id")]
    [InlineData("multi-label", "2 unknown-label,3 unknown-label,5 empty-value,7 unknown-id")]
    [InlineData("regression", "2 not-a-number,3 not-finite,5 not-a-number,7 duplicate-id")]
    public void MalformedExample_IsInvalidAndEveryProblemHasItsLine(string plugin, string expected)
    {
        var result = Work(plugin, "malformed", """{}""");

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Scores.ShouldBeEmpty();
        var found = result.Problems.Where(problem => problem.Code != "missing-id").Select(problem => $"{problem.Line} {problem.Code}");
        found.ShouldBe(expected.Split(','));
    }

    [Theory]
    [InlineData("agreement")]
    [InlineData("classification")]
    [InlineData("clustering")]
    [InlineData("multi-label")]
    [InlineData("regression")]
    public void Manifest_DescribesEveryScoreInItsOrder(string plugin)
    {
        var manifest = Scorers[plugin].Manifest;

        manifest.Id.ShouldBe(plugin);
        Work(plugin, "weak", "{}").Scores.Select(score => score.Metric).ShouldBe(manifest.Metrics.Select(metric => metric.Key));
        manifest.Metrics.ShouldContain(metric => metric.Key == manifest.DefaultMetric);
        manifest.Metrics.ShouldAllBe(metric => metric.Definition.Length > 0 && metric.Source.Length > 0);
    }

    [Theory]
    [InlineData("agreement")]
    [InlineData("clustering")]
    [InlineData("multi-label")]
    [InlineData("regression")]
    public void Scores_StayInTheRangesOfTheManifest(string plugin)
    {
        foreach (var score in Work(plugin, "weak", "{}").Scores.Where(score => score.Value is not null))
        {
            var metric = Scorers[plugin].Manifest.Metrics.Single(metric => metric.Key == score.Metric);
            score.Value!.Value.ShouldBeInRange(metric.Lowest ?? double.MinValue, metric.Highest ?? double.MaxValue, score.Metric);
        }
    }

    [Theory]
    [InlineData("agreement", "{}")]
    [InlineData("clustering", """{"group_column": "word"}""")]
    [InlineData("multi-label", "{}")]
    [InlineData("regression", "{}")]
    public void Interval_WithTheSameSeed_IsTheSameToTheByteAndHoldsTheScore(string plugin, string parameters)
    {
        var withInterval = parameters == "{}" ? """{"interval_resamples": 100}""" : parameters.Replace("}", ""","interval_resamples": 100}""", StringComparison.Ordinal);
        byte[] Bytes()
        {
            using var job = ExampleFolder.Load(plugin, "weak");
            job.Work(Scorers[plugin], withInterval).ExitCode.ShouldBe(0);
            return job.ResultBytes();
        }

        Bytes().ShouldBe(Bytes());
        var score = Work(plugin, "weak", withInterval).Scores[0];
        score.Interval.ShouldNotBeNull();
        score.Value!.Value.ShouldBeInRange(score.Interval.Low, score.Interval.High);
    }

    [Theory]
    [InlineData("agreement", "{}", "1", "agreeing_pairs=0 pairs=1")]
    [InlineData("classification", "{}", "1", "correct=1 gold=0 predicted=0")]
    [InlineData("clustering", """{"group_column": "word"}""", "bank", "ari=0 ami=0")]
    [InlineData("multi-label", "{}", "1", "correct_labels=1 predicted_labels=1 gold_labels=2 exact_match=0")]
    [InlineData("regression", "{}", "1", "gold=4.5 predicted=3.5")]
    public void Statistics_OfEveryUnit_StandBesideTheScores(string plugin, string parameters, string id, string values)
    {
        using var job = ExampleFolder.Load(plugin, "weak");
        job.Work(Scorers[plugin], parameters).ExitCode.ShouldBe(0);

        var first = job.Items()[0];
        first.Id.ShouldBe(id);
        string.Join(' ', first.Values.Select(value => FormattableString.Invariant($"{value.Key}={value.Value:0.####}"))).ShouldStartWith(values);
    }

    [Theory]
    [InlineData("agreement")]
    [InlineData("clustering")]
    [InlineData("multi-label")]
    [InlineData("regression")]
    public void Run_InTheOppositeOrderOfLines_ScoresTheSame(string plugin)
    {
        using var example = ExampleFolder.Load(plugin, "weak");
        var (referenceName, reference) = example.Single(ScoringProtocol.ReferenceFolder);
        var (runName, run) = example.Single(ScoringProtocol.RunFolder);
        var lines = run.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var header = runName.EndsWith(".jsonl", StringComparison.Ordinal) ? 0 : 1;
        using var job = new PluginJobFolder()
            .Reference(referenceName, reference)
            .Run(runName, string.Join('\n', [.. lines.Take(header), .. lines.Skip(header).Reverse()]));

        job.Work(Scorers[plugin]).Result!.Scores.ShouldBe(Work(plugin, "weak", "{}").Scores);
    }

    private static ScoringResult Work(string plugin, string example, string parameters)
    {
        using var job = ExampleFolder.Load(plugin, example);
        var (exitCode, result) = job.Work(Scorers[plugin], parameters);
        exitCode.ShouldBe(0);
        return result!;
    }

    private static double Default(string plugin, ScoringResult result) =>
        result.Scores.Single(score => score.Metric == Scorers[plugin].Manifest.DefaultMetric).Value!.Value;
}
