using CsCheck;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Tests.Statistics;

public sealed class BootstrapIntervalTests
{
    private static readonly double[] Values = [.. Enumerable.Range(0, 1001).Select(i => i / 1000.0)];

    [Fact]
    public void Basic_ReflectsThePercentilesAtTheObservedValue()
    {
        var interval = BootstrapInterval.Basic([.. Values, double.NaN], .4, .9, seed: 5).ShouldNotBeNull();

        interval.Low.ShouldBe(.8 - .95, 1e-12);
        interval.High.ShouldBe(.8 - .05, 1e-12);
        (interval.Method, interval.Resamples, interval.Seed).ShouldBe(("bootstrap-basic", 1001, 5));
    }

    [Fact]
    public void Bca_WithoutBiasAndSkewness_IsThePercentileInterval()
    {
        var interval = BootstrapInterval.Bca([.. Values], .5, [1, 2, 3], .95, seed: 5).ShouldNotBeNull();

        interval.Low.ShouldBe(.025, 1e-12);
        interval.High.ShouldBe(.975, 1e-12);
        interval.Method.ShouldBe("bootstrap-bca");
    }

    [Fact]
    public void Bca_BiasAndSkewness_ShiftBothEnds()
    {
        // norm.cdf(z + (z + q) / (1 − a (z + q))) with z = norm.ppf(0.6005 / 1.001), a = Σd³ / 6 (Σd²)^1.5 of d = (−1, −1, 2).
        var bias = NormalDistribution.Quantile(600.5 / 1001);
        var acceleration = 6 / (6 * Math.Pow(6, 1.5));
        double Share(double quantile) => NormalDistribution.Cumulative(bias + ((bias + quantile) / (1 - (acceleration * (bias + quantile)))));

        var interval = BootstrapInterval.Bca([.. Values], .6, [2, 2, -1], .95, seed: 5).ShouldNotBeNull();

        interval.Low.ShouldBe(Share(-1.9599639845400545), 1e-9);
        interval.High.ShouldBe(Share(1.9599639845400545), 1e-9);
        interval.Low.ShouldBeGreaterThan(.025);
    }

    [Fact]
    public void Intervals_LeaveOutUndefinedAndInfiniteResamples()
    {
        double[] drawn = [double.PositiveInfinity, .. Values, double.NegativeInfinity, double.NaN, double.PositiveInfinity];

        var interval = BootstrapInterval.Percentile(drawn, .9, seed: 5).ShouldNotBeNull();

        interval.Low.ShouldBe(.05, 1e-12);
        interval.High.ShouldBe(.95, 1e-12);
        interval.Resamples.ShouldBe(1001);
        BootstrapInterval.Percentile([double.PositiveInfinity, double.NegativeInfinity], .9, seed: 5).ShouldBeNull();
    }

    [Fact]
    public void Quantile_AtTheEnds_IsTheLeastAndTheGreatest()
    {
        BootstrapInterval.Quantile([2, 3, 7], 0).ShouldBe(2);
        BootstrapInterval.Quantile([2, 3, 7], .75).ShouldBe(5);
        BootstrapInterval.Quantile([2, 3, 7], 1).ShouldBe(7);
        BootstrapInterval.Quantile([4], .3).ShouldBe(4);
    }

    [Fact]
    public void Bca_AllResamplesOnOneSide_IsUndefined()
    {
        BootstrapInterval.Bca([.. Values], 2, [1, 2], .95, 1).ShouldBeNull();
        BootstrapInterval.Bca([], 2, [1, 2], .95, 1).ShouldBeNull();
        BootstrapInterval.Basic([double.NaN], 1, .95, 1).ShouldBeNull();
        BootstrapInterval.Basic([1], double.NaN, .95, 1).ShouldBeNull();
    }

    [Fact]
    public void EveryInterval_HoldsItsEndsInOrder() => Gen.Select(Gen.Double[-5, 5].Array[2, 60], Gen.Double[.5, .99]).Sample((values, level) =>
    {
        var observed = values.Average();
        foreach (var interval in new[]
        {
            BootstrapInterval.Percentile([.. values], level, 1),
            BootstrapInterval.Basic([.. values], observed, level, 1),
            BootstrapInterval.Bca([.. values], observed, [observed], level, 1),
        })
        {
            if (interval is not null)
            {
                interval.Low.ShouldBeLessThanOrEqualTo(interval.High);
            }
        }
    });
}
