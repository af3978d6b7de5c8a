using System.Globalization;
using System.IO.Compression;
using Detection;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Tests.Vectors;

namespace SharedTask.Scoring.Tests.Plugins;

public sealed class DetectionPluginTests
{
    private static readonly string[] Measures = ["roc_auc", "c_at_1", "f1", "f_05_u", "mean"];

    [Fact]
    public async Task Runs_OfPan2020_ScoreAsPublished()
    {
        var truth = await File.ReadAllTextAsync(VectorFolder.Data("pan20-verification", "truth.jsonl"), TestContext.Current.CancellationToken);
        var published = await File.ReadAllLinesAsync(VectorFolder.Data("pan20-verification", "published.tsv"), TestContext.Current.CancellationToken);
        foreach (var row in published.Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t')))
        {
            await using var zip = await ZipFile.OpenReadAsync(VectorFolder.Data("pan20-verification", "runs", $"{row[0]}.zip"), TestContext.Current.CancellationToken);
            var entry = zip.Entries.Single();
            using var reader = new StreamReader(await entry.OpenAsync(TestContext.Current.CancellationToken));
            using var job = new PluginJobFolder()
                .Reference("truth.jsonl", truth)
                .Run(entry.Name, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));

            var (exitCode, result) = job.Work(new DetectionScorer(), """{"f_05_u_variant": "2020"}""");

            exitCode.ShouldBe(0);
            foreach (var (i, measure) in Measures.Index())
            {
                result!.Scores.Single(score => score.Metric == measure).Value!.Value
                    .ShouldBe(double.Parse(row[i + 1], CultureInfo.InvariantCulture), 1e-9, $"{row[0]} {measure}");
            }
        }
    }

    [Theory]
    [InlineData("1.5", "out-of-range")]
    [InlineData("NaN", "not-finite")]
    [InlineData("1e999", "not-finite")]
    [InlineData("0,5", "not-a-number")]
    [InlineData("half", "not-a-number")]
    public void Run_WithABadScore_SaysWhatIsWrongWithIt(string score, string code)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", "id\tlabel\n1\t1\n2\t0\n").Run("run.tsv", $"id\tscore\n1\t{score}\n2\t0.1\n");

        var result = job.Work(new DetectionScorer()).Result!;

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Problems[0].Code.ShouldBe(code);
        result.Problems[0].Line.ShouldBe(2);
        result.Problems[0].Column.ShouldBe("score");
    }

    [Fact]
    public void Reference_OfOneClass_LeavesTheAreaUndefined()
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", "id\tlabel\n1\t1\n2\t1\n").Run("run.tsv", "id\tscore\n1\t0.9\n2\t0.1\n");

        var result = job.Work(new DetectionScorer()).Result!;

        result.Outcome.ShouldBe(ScoringOutcome.Scored);
        result.Scores.Single(score => score.Metric == "roc_auc").Value.ShouldBeNull();
        result.Scores.Single(score => score.Metric == "mean").Value.ShouldBeNull();
    }

    [Fact]
    public void Reference_Alone_IsCheckedAndCounted()
    {
        using var job = new PluginJobFolder().Reference("gold.jsonl", "{\"id\": \"1\", \"same\": true}\n{\"id\": \"2\", \"same\": false}\n");

        var result = job.Work(new DetectionScorer(), verb: "check").Result!;

        result.Outcome.ShouldBe(ScoringOutcome.Scored);
        result.Items.ShouldBe(2);
    }

    [Fact]
    public void WeakExample_HasEveryMetricOfTheManifestInItsRange()
    {
        using var job = ExampleFolder.Load("detection", "weak");

        var result = job.Work(new DetectionScorer(), """{"slices": ["language"], "interval_resamples": 50}""").Result!;

        var metrics = new DetectionScorer().Manifest.Metrics;
        result.Scores.Select(score => score.Metric).ShouldBe(metrics.Select(metric => metric.Key));
        foreach (var (metric, score) in metrics.Zip(result.Scores))
        {
            score.Value!.Value.ShouldBeInRange(metric.Lowest ?? double.MinValue, metric.Highest ?? double.MaxValue, metric.Key);
            score.Interval.ShouldNotBeNull(metric.Key);
        }

        result.Slices.Select(slice => (slice.Value, slice.Size)).ShouldBe([("ar", 3), ("en", 3)], ignoreOrder: true);
        result.Tables.ShouldHaveSingleItem().Rows.Select(row => row[1]).ShouldBe(["0.5", "0.7", "0.4"]);
        job.Items()[1].Values.ShouldBe(new Dictionary<string, double>(StringComparer.Ordinal) { ["gold"] = 0, ["score"] = 0.6 });
    }

    [Fact]
    public void PerfectExample_IsFreeOfErrors()
    {
        using var job = ExampleFolder.Load("detection", "perfect");

        var scores = job.Work(new DetectionScorer()).Result!.Scores.ToDictionary(score => score.Metric, score => score.Value, StringComparer.Ordinal);

        scores["mean"].ShouldBe(1);
        scores["precision_at_recall"].ShouldBe(1);
        scores["threshold_f1"].ShouldBe(1);
        scores["eer"].ShouldBe(0);
    }

    [Fact]
    public void MalformedExample_IsInvalidAndEveryProblemHasItsLine()
    {
        using var job = ExampleFolder.Load("detection", "malformed");

        var result = job.Work(new DetectionScorer()).Result!;

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Problems.Where(problem => problem.Code != "missing-id").Select(problem => $"{problem.Line} {problem.Code}")
            .ShouldBe(["2 out-of-range", "3 not-finite", "4 not-a-number", "6 duplicate-id", "7 unknown-id"]);
    }

    [Theory]
    [InlineData("wrong", 0.5, 2)]
    [InlineData("value", 1, 2)]
    [InlineData("ignore", 1, 1)]
    public void MissingScore_IsTakenAsTheTaskSays(string policy, double recall, long items)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", "id\tlabel\n1\t1\n2\t1\n").Run("run.tsv", "id\tscore\n1\t0.9\n");

        var result = job.Work(new DetectionScorer(), $$"""{"missing_predictions": "{{policy}}"}""").Result!;

        result.Items.ShouldBe(items);
        result.Scores.Single(score => score.Metric == "threshold_recall").Value.ShouldBe(recall);
    }

    [Fact]
    public void MissingScore_ByDefault_MakesTheRunInvalid()
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", "id\tlabel\n1\t1\n2\t1\n").Run("run.tsv", "id\tscore\n1\t0.9\n");

        job.Work(new DetectionScorer()).Result!.Problems.ShouldHaveSingleItem().Code.ShouldBe("missing-id");
    }
}
