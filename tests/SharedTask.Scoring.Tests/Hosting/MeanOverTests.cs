using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Tests.Plugins;

namespace SharedTask.Scoring.Tests.Hosting;

/// <summary>Resampling is the most expensive part of a score: nobody draws what a mean over slices would throw away.</summary>
public sealed class MeanOverTests
{
    [Theory]
    [InlineData("""{"interval_resamples": 20}""", 20, 0)]
    [InlineData("""{"interval_resamples": 20, "slices": ["lang"]}""", 20, 0)]
    [InlineData("""{"interval_resamples": 20, "mean_over": "lang"}""", 0, 40)]
    [InlineData("""{"mean_over": "lang"}""", 0, 0)]
    public void Resamples_AreDrawnWhereTheIntervalIsKept(string parameters, int ofAll, int ofSlices)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", "id\tscore\tlang\n1\t1\tar\n2\t2\tde\n3\t3\tde\n").Run("run.tsv", "id\tscore\n1\t1\n2\t1\n3\t1\n");
        var scorer = new CountingScorer();

        var result = job.Work(scorer, parameters).Result!;

        (scorer.OfAll, scorer.OfSlices).ShouldBe((ofAll, ofSlices));
        (result.Scores[0].Interval is not null).ShouldBe(ofAll + ofSlices > 0);
    }

    /// <summary>Slices are drawn apart from each other: the same rows in two of them do not move together.</summary>
    [Fact]
    public void Slices_HaveSeedsOfTheirOwn()
    {
        using var job = Job("ar", "de");

        var slices = job.Work(new Regression.RegressionScorer(), """{"interval_resamples": 20, "mean_over": "lang"}""").Result!.Slices;

        slices.Select(slice => slice.Scores.Single(score => score.Metric == "mae").Interval!.Seed).ShouldBe([17 + (1L << 32), 17 + (2L << 32)]);
    }

    [Theory]
    [InlineData("""{"mean_over": "lang"}""", "lang lang")]
    [InlineData("""{"mean_over": "lang", "slices": ["lang"]}""", "lang lang")]
    [InlineData("""{"mean_over": "lang", "slices": ["lang", "kind"]}""", "lang lang kind")]
    [InlineData("""{"mean_over": "lang", "slices": ["kind"]}""", "kind lang lang")]
    [InlineData("""{"slices": ["kind"]}""", "kind")]
    public void Column_IsOneOfTheSlicesOnce(string parameters, string columns)
    {
        using var job = Job("ar", "de");

        string.Join(' ', job.Work(new Regression.RegressionScorer(), parameters).Result!.Slices.Select(slice => slice.By)).ShouldBe(columns);
    }

    /// <summary>Clusters of one group depend on each other: nothing can be drawn.</summary>
    [Theory]
    [InlineData("g", "h", false)]
    [InlineData("g g2", "h h2", true)]
    [InlineData("g g2", "h", false)]
    public void SliceThatCannotBeResampled_LeavesTheMeanWithoutAnInterval(string arabic, string german, bool hasInterval)
    {
        var rows = arabic.Split(' ').Select(group => (group, "ar")).Concat(german.Split(' ').Select(group => (group, "de"))).SelectMany(row => new[] { row, row }).ToList();
        using var job = new PluginJobFolder()
            .Reference("gold.tsv", "id\tcluster\tgroup\tlang\n" + string.Concat(rows.Select((row, id) => $"{id}\tc{id}\t{row.group}\t{row.Item2}\n")))
            .Run("run.tsv", "id\tcluster\n" + string.Concat(rows.Select((_, id) => $"{id}\tc{id}\n")));

        var result = job.Work(new Clustering.ClusteringScorer(), """{"interval_resamples": 20, "mean_over": "lang", "group_column": "group"}""").Result!;

        var score = result.Scores.Single(score => score.Metric == "purity");
        (score.Value, score.Interval is not null).ShouldBe((1, hasInterval));
        result.Slices.Select(slice => slice.Scores.Single(score => score.Metric == "purity").Interval is not null).ShouldBe([arabic.Contains(' '), german.Contains(' ')]);
    }

    [Fact]
    public void SliceWithAScoreThatIsTooLarge_IsNamed()
    {
        // Among the nearly equal numbers of one language the errors are enormous, among all of them they are not.
        using var job = new PluginJobFolder()
            .Reference("gold.tsv", "id\tscore\tlang\n1\t1\tar\n2\t1.00000000001\tar\n3\t-1e9\tde\n4\t1e9\tde\n").Run("run.tsv", "id\tscore\n1\t1e150\n2\t1\n3\t2\n4\t3\n");

        var result = job.Work(new Regression.RegressionScorer(), """{"slices": ["lang"]}""").Result!;

        result.Problems.ShouldHaveSingleItem().Message.ShouldBe(
            "Line 2: the number 1E+150 is too large to compute with. These scores are beyond 1.79E+308, the greatest number there is for them, and so undefined where lang is \"ar\": r2.");
    }

    private static PluginJobFolder Job(string first, string second) => new PluginJobFolder()
        .Reference("gold.tsv", $"id\tscore\tlang\tkind\n1\t1\t{first}\tk\n2\t2\t{first}\tk\n3\t1\t{second}\tk\n4\t2\t{second}\tk\n")
        .Run("run.tsv", "id\tscore\n1\t1\n2\t1\n3\t1\n4\t1\n");

    /// <summary>Scores nothing but the number of items, and counts how often it is asked for a resample.</summary>
    private sealed class CountingScorer : IScorer
    {
        public PluginManifest Manifest { get; } = new Regression.RegressionScorer().Manifest;

        public int OfAll { get; private set; }

        public int OfSlices { get; private set; }

        public ScoreSheet Run(ScorerInput input)
        {
            var data = NumberData.Read(input.Files, new PairLayout(new FieldSpec("id"), new FieldSpec("score"), new FieldSpec("score"), input.Parameters.Texts("slices")), 0, 9, mayMiss: false);
            var scores = input.ScoreAll(["mae"], new([data.Count], _ =>
            {
                OfAll++;
                return [data.Count];
            }));
            var slices = input.ScoreSlices(data.Slices, _ => true, ["mae"], items => new([items.Length], _ =>
            {
                OfSlices++;
                return [items.Length];
            }));
            return new ScoreSheet(data.Count, scores, slices, []);
        }
    }
}
