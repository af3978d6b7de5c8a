using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Tests.Statistics;

public sealed class ApproximateRandomizationTests
{
    // Right words of nine in forty segments.
    private static readonly int[] First = [4, 3, 7, 3, 5, 3, 8, 8, 6, 7, 7, 4, 7, 7, 5, 5, 5, 3, 8, 8, 4, 6, 4, 5, 7, 8, 5, 6, 4, 6, 4, 8, 4, 3, 5, 5, 6, 3, 3, 5];

    private static readonly int[] Second = [5, 3, 7, 4, 6, 4, 8, 7, 7, 7, 8, 4, 6, 8, 4, 5, 5, 2, 9, 8, 4, 7, 4, 5, 8, 7, 4, 7, 4, 6, 3, 8, 4, 4, 6, 6, 7, 4, 4, 6];

    /// <summary>sacreBLEU 2.6.0's test of the same two corpora, with 100,000 trials, has p = .01449.</summary>
    [Fact]
    public void Test_OfACorpus_ComesCloseToSacreBleuAndRepeats()
    {
        var found = ApproximateRandomization.Test(First.Length, Difference, 10_000, seed: 3);

        found.ShouldBe(0.01449, 0.005);
        ApproximateRandomization.Test(First.Length, Difference, 10_000, seed: 3).ShouldBe(found);
        ApproximateRandomization.Test(First.Length, Difference, 10_000, seed: 4).ShouldNotBe(found);
    }

    [Fact]
    public void Test_OfMoreThan64Items_MovesAllOfThem()
    {
        var moved = new bool[130];

        ApproximateRandomization.Test(
            moved.Length,
            isMoved =>
            {
                for (var i = 0; i < moved.Length; i++)
                {
                    moved[i] |= isMoved[i];
                }

                return 1;
            },
            30,
            seed: 1).ShouldBe(1 / 31.0);

        moved.ShouldAllBe(one => one);
    }

    [Fact]
    public void PValue_WithoutADefinedDifference_IsUndefined()
    {
        ApproximateRandomization.PValue(double.NaN, [1]).ShouldBe(double.NaN);
        ApproximateRandomization.PValue(1, [double.NaN]).ShouldBe(double.NaN);
        ApproximateRandomization.PValue(0.5, [1, double.NaN, -0.6, 0.5]).ShouldBe(3 / 4.0);
        ApproximateRandomization.PValue(0, [0, 0]).ShouldBe(1);
    }

    [Fact]
    public void Test_WithoutATrial_IsRefused() => Should.Throw<ArgumentOutOfRangeException>(() => ApproximateRandomization.Test(3, _ => 1, 0, seed: 1));

    private static double Difference(bool[] isMoved) =>
        Enumerable.Range(0, First.Length).Sum(i => isMoved[i] ? Second[i] - First[i] : First[i] - Second[i]) / (9.0 * First.Length);
}
