using CsCheck;
using SharedTask.Scoring.Metrics.Optimization;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class BoundIntegralTests
{
    private const int Limit = 20;

    private static readonly Gen<TimedBound[]> Bounds = Gen.Select(Gen.Int[0, 30], Gen.Int[-50, 50], (time, value) => new TimedBound(time, value)).Array[0, 12];

    [Fact]
    public void Example_OfTheCompetition_HasTheAreasBetweenItsSteps()
    {
        var integral = new BoundIntegral(300, minimizes: true);

        integral.Primal([new(10, 80), new(100, 60)], 100, 50).ShouldBe((10 * 50) + (90 * 30) + (200 * 10));
        integral.Dual([new(30, 40), new(200, 50)], 0, 50).ShouldBe((30 * 50) + (170 * 10));
        integral.Gap([new(10, 80), new(100, 60)], 100, [new(30, 40), new(200, 50)], 0).ShouldBe((10 * 100) + (20 * 80) + (70 * 40) + (100 * 20) + (100 * 10));
    }

    [Fact]
    public void Area_OfWholeSeconds_IsTheSumOfTheBestUpToEach() => Gen.Select(Bounds, Gen.Int[-50, 50], Gen.Int[-50, 50]).Sample((bounds, initial, offset) =>
    {
        double Best(int second) => bounds.Where(bound => bound.Time <= second).Select(bound => bound.Value).Append(initial).Min();

        new BoundIntegral(Limit, minimizes: true).Primal(bounds, initial, offset).ShouldBe(Enumerable.Range(0, Limit).Sum(second => Best(second) - offset), 1e-9);
    });

    [Fact]
    public void MaximizedObjective_IsTheMirrorImage() => Gen.Select(Bounds, Gen.Int[-50, 50], Gen.Int[-50, 50]).Sample((bounds, initial, offset) =>
    {
        var (minimized, maximized) = (new BoundIntegral(Limit, minimizes: true), new BoundIntegral(Limit, minimizes: false));
        TimedBound[] mirrored = Array.ConvertAll(bounds, bound => bound with { Value = -bound.Value });

        maximized.Primal(mirrored, -initial, -offset).ShouldBe(minimized.Primal(bounds, initial, offset));
        maximized.Dual(mirrored, -initial, -offset).ShouldBe(minimized.Dual(bounds, initial, offset));
    });

    [Fact]
    public void FurtherOrEarlierSolutions_NeverRaiseTheIntegral() => Gen.Select(Bounds, Bounds).Sample((bounds, further) =>
    {
        var integral = new BoundIntegral(Limit, minimizes: true);
        var value = integral.Primal(bounds, 60);

        integral.Primal([.. bounds, .. further], 60).ShouldBeLessThanOrEqualTo(value);
        integral.Primal(Array.ConvertAll(bounds, bound => bound with { Time = bound.Time / 2 }), 60).ShouldBeLessThanOrEqualTo(value);
        integral.Primal([.. bounds.Reverse()], 60).ShouldBe(value);
    });

    [Fact]
    public void Start_WithoutASolution_IsInfiniteUnlessOneIsThereAtOnce()
    {
        var integral = new BoundIntegral(10, minimizes: true);

        integral.Primal([new(1, 5)], double.PositiveInfinity).ShouldBe(double.PositiveInfinity);
        integral.Primal([new(0, 5)], double.PositiveInfinity).ShouldBe(50);
        integral.Primal([new(10, 5), new(11, 1)], 7).ShouldBe(70);
    }

    [Fact]
    public void NumbersThatAreNone_AreRefused()
    {
        Should.Throw<ArgumentException>(() => new BoundIntegral(0, minimizes: true).Primal([], 1));
        Should.Throw<ArgumentException>(() => new BoundIntegral(1, minimizes: true).Primal([new(-1, 1)], 1));
        Should.Throw<ArgumentException>(() => new BoundIntegral(1, minimizes: true).Dual([new(0, double.NaN)], 1));
        Should.Throw<ArgumentException>(() => new BoundIntegral(1, minimizes: true).Dual([], double.NaN));
    }
}
