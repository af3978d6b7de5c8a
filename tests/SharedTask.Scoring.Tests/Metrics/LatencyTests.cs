using CsCheck;
using SharedTask.Scoring.Metrics.Latency;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class LatencyTests
{
    private static readonly double[] WaitThree = [3, 4, 5, 6, 7, 8, 9, 10, 10, 10];

    private static readonly Gen<(double[] Delays, double Source, double Reference)> Segments =
        Gen.Select(Gen.Double[0, 50].Array[1, 20], Gen.Double[0.5, 40], Gen.Int[1, 20].Select(words => (double)words));

    /// <summary>The values are those of SimulEval's scorers.</summary>
    public static TheoryData<double[], double, double, double[]> OfSimulEval => new()
    {
        { WaitThree, 10, 10, [3, 3, 0.72, 3] },
        { WaitThree, 10, 8, [2.125, 3, 0.9, 3] },
        { [12, 13], 10, 3, [12, 12, 0.8333333333333334, 12] },
        { [0, 0, 0], 5, 4, [-1.25, -1.25, 0, 0] },
        { [1, 1, 4, 4, 4, 6], 6, 4, [-0.4166666666666667, 0.8333333333333334, 0.8333333333333334, 1.6666666666666667] },
        { [320, 320, 960.5, 1800, 1800], 1750.25, 7, [475.07142857142856, 475.07142857142856, 0.4244699736772298, 491.93999999999994] },
        { [5], 5, 1, [5, 5, 1, 5] },
        { [2, 1, 7, 3], 6, 5, [2.1333333333333333, 2.1333333333333333, 0.43333333333333335, 3] },
    };

    [Theory]
    [MemberData(nameof(OfSimulEval))]
    public void Segment_HasTheLatenciesOfSimulEval(double[] delays, double source, double reference, double[] expected)
    {
        var latency = SegmentLatency.Of(delays, source, reference);

        double[] values = [latency.AverageLagging, latency.LengthAdaptiveAverageLagging, latency.AverageProportion, latency.DifferentiableAverageLagging];
        values.ShouldBe(expected, 1e-12);
    }

    [Fact]
    public void LongerTranslation_NeverLowersTheAdaptiveLagBelowAl() => Segments.Sample(segment =>
    {
        var latency = SegmentLatency.Of(segment.Delays, segment.Source, segment.Reference);

        latency.LengthAdaptiveAverageLagging.ShouldBeGreaterThanOrEqualTo(latency.AverageLagging - 1e-9);
    });

    [Fact]
    public void ProportionAndDifferentiableLag_AreNeverNegative() => Segments.Sample(segment =>
    {
        var latency = SegmentLatency.Of(segment.Delays, segment.Source, segment.Reference);

        latency.AverageProportion.ShouldBeGreaterThanOrEqualTo(0);
        latency.DifferentiableAverageLagging.ShouldBeGreaterThanOrEqualTo(segment.Delays[0] - 1e-9);
    });

    [Fact]
    public void AnotherUnit_ScalesLagsAndKeepsTheProportion() => Segments.Sample(segment =>
    {
        var words = SegmentLatency.Of(segment.Delays, segment.Source, segment.Reference);
        var milliseconds = SegmentLatency.Of(Array.ConvertAll(segment.Delays, delay => 256 * delay), 256 * segment.Source, segment.Reference);

        milliseconds.AverageLagging.ShouldBe(256 * words.AverageLagging, 1e-6);
        milliseconds.LengthAdaptiveAverageLagging.ShouldBe(256 * words.LengthAdaptiveAverageLagging, 1e-6);
        milliseconds.DifferentiableAverageLagging.ShouldBe(256 * words.DifferentiableAverageLagging, 1e-6);
        milliseconds.AverageProportion.ShouldBe(words.AverageProportion, 1e-9);
    });

    [Fact]
    public void LaterWords_RaiseEveryLatencyThatLooksAtAllOfThem() => Segments.Sample(segment =>
    {
        var (early, late) = (SegmentLatency.Of(segment.Delays, segment.Source, segment.Reference), SegmentLatency.Of(Array.ConvertAll(segment.Delays, delay => delay + 1), segment.Source, segment.Reference));

        late.AverageProportion.ShouldBeGreaterThan(early.AverageProportion);
        late.DifferentiableAverageLagging.ShouldBe(early.DifferentiableAverageLagging + 1, 1e-9);
    });

    [Fact]
    public void Segment_WithoutWords_HasNoLatency()
    {
        Should.Throw<ArgumentException>(() => SegmentLatency.Of([], 1, 1));
        Should.Throw<ArgumentException>(() => SegmentLatency.Of([1], 0, 1));
        Should.Throw<ArgumentException>(() => SegmentLatency.Of([1], 1, 0));
    }
}
