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
