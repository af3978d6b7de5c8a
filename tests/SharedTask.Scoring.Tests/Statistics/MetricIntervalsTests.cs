using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Tests.Statistics;

public sealed class MetricIntervalsTests
{
    [Fact]
    public void Scores_WithResamples_HaveTheIntervalOfTheirOwnMetric()
    {
        var draw = 0;
        // The first metric comes down from 100 to 0, the second is always 7, the third is undefined on all items.
        var scores = MetricIntervals.Score(["f1", "mcc", "kappa"], [50, 7, double.NaN], 101, .9, 12, _ => [100 - draw++, 7, 1]);

        draw.ShouldBe(101);
        (scores[0].Metric, scores[0].Value).ShouldBe(("f1", 50));
        var interval = scores[0].Interval.ShouldNotBeNull();
        interval.Low.ShouldBe(5, 1e-9);
        interval.High.ShouldBe(95, 1e-9);
        (interval.Level, interval.Resamples, interval.Seed).ShouldBe((.9, 101, 12));
        (scores[1].Interval!.Low, scores[1].Interval!.High).ShouldBe((7, 7));
        (scores[2].Metric, scores[2].Value, scores[2].Interval).ShouldBe(("kappa", null, null));
        // Means over files pair the draws of one file with those of another: they stay in their order.
        scores.Draws[0].ShouldBe(Enumerable.Range(0, 101).Select(i => 100.0 - i));
    }

    [Fact]
    public void Scores_WithoutResamples_HaveNoInterval()
    {
        var scores = MetricIntervals.Score(["f1"], [.5], 0, .95, 1, _ => throw new InvalidOperationException("Nobody asked for a resample."));

        scores.Draws.ShouldAllBe(drawn => drawn.Length == 0);
        (scores[0].Value, scores[0].Interval).ShouldBe((.5, null));
    }

    [Fact]
    public void Resamples_OfASeed_AreDrawnFromItsSequence()
    {
        var scores = MetricIntervals.Score(["f1"], [.5], 3, .95, 42, random => [random.Next(6)]);
        var random = new Xoshiro256(42);

        scores.Draws[0].ShouldBe([random.Next(6), random.Next(6), random.Next(6)]);
    }
}
