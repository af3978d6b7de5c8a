using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Tests.Statistics;

public sealed class NormalIntervalTests
{
    // numpy: mean ± 1.96 · std(ddof=1) / sqrt(n).
    [Fact]
    public void Interval_OfAMean_IsTheOneThatNumpyGives()
    {
        var interval = NormalInterval.Of([61.2, 58.4, 64.9, 60.0, 59.3]).ShouldNotBeNull();

        interval.Low.ShouldBe(58.54199347160564, 1e-12);
        interval.High.ShouldBe(62.97800652839437, 1e-12);
        (interval.Method, interval.Level, interval.Resamples).ShouldBe(("normal", 0.95, 5));
    }

    [Fact]
    public void Interval_OfLessThanTwoValues_IsNone()
    {
        NormalInterval.Of([]).ShouldBeNull();
        NormalInterval.Of([3]).ShouldBeNull();
        NormalInterval.Of([3, double.NaN]).ShouldBeNull();
    }
}
