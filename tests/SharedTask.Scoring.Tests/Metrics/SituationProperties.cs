using CsCheck;
using SharedTask.Scoring.Metrics.Situations;
using SharedTask.Scoring.Tests.Vectors;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class SituationProperties
{
    private static readonly GainScale Scale = new(3, 2, 10, 5, 1);

    /// <summary>Situations with frames of the reference and of the run, of which some are grave.</summary>
    private static readonly Gen<SituationCounts[]> Situations = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 4])
        .Select(counts => new SituationCounts(counts.Item1, Math.Min(counts.Item1, counts.Item2), counts.Item3, Math.Min(counts.Item3, counts.Item4))).Array[1, 60];

    [Fact]
    public void Ranks_AreFromZeroToOne_AndTiesInOrder() => Gen.Select(Situations, Gen.Bool).Sample((situations, discount) =>
    {
        var ranking = new SituationRanking(situations, Scale, discount);
        var (worst, standard, best) = (ranking.Curve(TieOrder.Vindictive), ranking.Curve(TieOrder.Standard), ranking.Curve(TieOrder.Forgiving));

        standard.Length.ShouldBe(situations.Count(situation => situation.Gold + situation.Run > 0));
        for (var rank = 0; rank < standard.Length; rank++)
        {
            worst[rank].ShouldBeInRange(0, standard[rank] + 1e-12);
            standard[rank].ShouldBeLessThanOrEqualTo(best[rank] + 1e-12);
            best[rank].ShouldBeLessThanOrEqualTo(1 + 1e-12);
        }
    });

    [Fact]
    public void HighGravityRecall_IsTheShareOfGraveSituationsThatTheRunHas()
    {
        SituationCounts[] situations = [new(3, 3, 1, 0), new(4, 3, 0, 0), new(2, 2, 1, 1), new(0, 0, 5, 5)];

        new SituationRanking(situations, Scale, discountsSecond: false).HighGravityRecall.ShouldBe(0.5);
        new SituationRanking(situations[2..], Scale, discountsSecond: false).HighGravityRecall.ShouldBe(double.NaN);
    }

    /// <summary>A run with the reference's frames is perfect where ties do not matter.</summary>
    [Fact]
    public void SameFrames_ArePerfectAtBest() => Situations.Where(situations => situations.Any(situation => situation.Gold > 0)).Sample(situations =>
    {
        var same = situations.Select(situation => situation with { Run = situation.Gold, RunGrave = situation.GoldGrave });

        new SituationRanking(same, Scale, discountsSecond: true).Curve(TieOrder.Forgiving).ShouldAllBe(value => Math.Abs(value - 1) < 1e-12);
    });

    /// <summary>The file says where the orders are from; some are of numbers that quicksort gives up on.</summary>
    [Fact]
    public void UnstableOrder_IsThatOfNumPy()
    {
        foreach (var (place, one) in GoldenFolder.Cases("unstable-order.json").Index())
        {
            double[] numbers = [.. one.GetProperty("numbers").EnumerateArray().Select(number => number.GetDouble())];

            UnstableOrder.Descending(numbers).ShouldBe(one.GetProperty("expected").EnumerateArray().Select(number => number.GetInt32()), $"case {place}");
        }
    }

    /// <summary>The standard order is one of those that sort by grave frames alone.</summary>
    [Fact]
    public void StandardOrder_WithoutTies_IsTheOnlyOne() => Gen.Int[2, 300].Sample(count =>
    {
        var situations = Enumerable.Range(0, count).Select(place => new SituationCounts(1 + (place % 3), place % 3, 1000, place * 7919 % 9973)).ToList();
        var ranking = new SituationRanking(situations, Scale, discountsSecond: false);

        ranking.Curve(TieOrder.Standard).ShouldBe(ranking.Curve(TieOrder.Forgiving));
        ranking.Curve(TieOrder.Standard).ShouldBe(ranking.Curve(TieOrder.Vindictive));
    });
}
