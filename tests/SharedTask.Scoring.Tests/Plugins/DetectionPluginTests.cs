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
}
