using CsCheck;
using SharedTask.Scoring.Metrics.Preference;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Tests.Statistics;

public sealed class RankSumTestTests
{
    private static readonly Gen<double[]> Samples = Gen.Int[0, 30].Select(value => value / 2.0).Array[1, 25];

    [Fact]
    public void ExampleOfMannAndWhitney_HasExactPValues()
    {
        // Of the 10 orders of 2 and 3 values one has the first two on top.
        RankSumTest.Compare([5, 4], [1, 2, 3]).ShouldBe(new RankSum(6, 0.1, 1, 0.2));
        RankSumTest.Compare([1], [2]).ShouldBe(new RankSum(0, 1, 0.5, 1));
    }

    [Fact]
    public void OtherWayRound_TailsChangePlaces() => Gen.Select(Samples, Samples).Sample((first, second) =>
    {
        var (test, other) = (RankSumTest.Compare(first, second), RankSumTest.Compare(second, first));

        (test.Statistic + other.Statistic).ShouldBe(first.Length * second.Length);
        if (!double.IsNaN(test.Greater))
        {
            other.Less.ShouldBe(test.Greater, 1e-12);
            other.TwoTailed.ShouldBe(test.TwoTailed, 1e-12);
        }
    });

    [Fact]
    public void AnyIncreasingScale_ChangesNothing() => Gen.Select(Samples, Samples).Sample((first, second) =>
        RankSumTest.Compare(Array.ConvertAll(first, Math.Exp), Array.ConvertAll(second, Math.Exp)).ShouldBe(RankSumTest.Compare(first, second)));

    [Fact]
    public void GreaterValues_NeverRaiseTheirPValue() => Gen.Select(Samples, Samples).Sample((first, second) =>
    {
        var (test, raised) = (RankSumTest.Compare(first, second, mayBeExact: false), RankSumTest.Compare(Array.ConvertAll(first, value => value + 40), second, mayBeExact: false));

        (double.IsNaN(test.Greater) || raised.Greater <= test.Greater + 1e-12).ShouldBeTrue();
    });

    [Fact]
    public void SamplesThatTellNothing_HaveNoPValue()
    {
        RankSumTest.Compare([1, 1], [1, 1, 1]).ShouldBe(new RankSum(3, double.NaN, double.NaN, double.NaN));
        RankSumTest.Compare([], [1]).Greater.ShouldBe(double.NaN);
        RankSumTest.Compare([1, double.NaN], [1]).Greater.ShouldBe(double.NaN);
    }

    [Fact]
    public void DirectAssessment_DrawsLinesWherePeopleSeeADifference()
    {
        // One rater, 30 segments: system 1 is best, 0 and 3 cannot be told apart, and 2 was never rated.
        Rating[] ratings =
        [
            .. Enumerable.Range(0, 30).SelectMany(segment => (Rating[])[new(0, 1, segment, 80 + (segment % 5)), new(0, 0, segment, 40 + (segment % 7)), new(0, 3, segment, 40 + ((segment + 1) % 7))]),
        ];

        var ranked = DirectAssessment.Rank(4, ratings);

        ranked.Select(system => system.Cluster).ShouldBe([1, 2, 2]);
        ranked.Select(system => system.System).ShouldBe([1, 0, 3], ignoreOrder: true);
        ranked[0].Means.Mean.ShouldBe(82);
    }
}
