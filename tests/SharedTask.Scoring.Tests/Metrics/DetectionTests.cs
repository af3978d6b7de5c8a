using SharedTask.Scoring.Metrics.Detection;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class DetectionTests
{
    [Fact]
    public void Values_WithoutAClass_AreUndefined()
    {
        var (positives, negatives) = (DetectionReport.Of([true, true], [.9, .2]), DetectionReport.Of([false, false], [.9, .2]));

        double[] values =
        [
            positives.RocAuc, negatives.RocAuc, negatives.AveragePrecision, positives.Thresholds.EqualErrorRate, negatives.Thresholds.EqualErrorRate,
        ];
        values.ShouldAllBe(value => double.IsNaN(value));
        positives.AveragePrecision.ShouldBe(1);
        negatives.Thresholds.BestPrecision(0).ShouldBeNull();
    }

    [Fact]
    public void BestThreshold_OfSeveral_IsTheHighest()
    {
        var curve = DetectionReport.Of([true, true, false, true], [.9, .8, .7, .6]).Thresholds;

        curve.BestPrecision(.2)!.Value.Threshold.ShouldBe(.9);
        curve.BestPrecision(.5)!.Value.Threshold.ShouldBe(.8);
        // A recall of 1 is reached, not exceeded.
        curve.BestPrecision(1)!.Value.Threshold.ShouldBe(.6);
    }

    [Fact]
    public void Threshold_AboveEveryScore_AnswersNothing()
    {
        var point = DetectionReport.Of([true, false], [.9, .2]).Thresholds.At(.95);

        (point.TruePositives, point.FalsePositives, point.Recall, point.MissRate).ShouldBe((0, 0, 0, 1));
    }

    [Fact]
    public void Resample_OfTiedScores_DoesNotDependOnTheOrderOfLines()
    {
        double[] scores = [.2, .5, .5, .5, .5, .5, .5, .9];
        var one = DetectionReport.Of([false, true, false, true, false, true, false, true], scores);
        var other = DetectionReport.Of([false, false, false, false, true, true, true, true], scores);

        for (var seed = 0; seed < 20; seed++)
        {
            one.Resample(new Xoshiro256(seed)).AveragePrecision.ShouldBe(other.Resample(new Xoshiro256(seed)).AveragePrecision);
        }
    }

    [Fact]
    public void Resample_HasAsManyItemsAndOnAverageTheSameShares()
    {
        var random = new Xoshiro256(3);
        var report = DetectionReport.Of([true, false, false, false], [.9, .9, .9, .9]);

        var positives = new List<long>();
        for (var i = 0; i < 2_000; i++)
        {
            var all = report.Resample(random).Thresholds.At(0);
            (all.TruePositives + all.FalsePositives).ShouldBe(4);
            positives.Add(all.TruePositives);
        }

        // Binomial with n = 4 and p = 1/4: a mean of 1 and a variance of 3/4.
        positives.Average().ShouldBe(1, .08);
        positives.Average(count => (count - 1.0) * (count - 1.0)).ShouldBe(.75, .08);
    }
}
