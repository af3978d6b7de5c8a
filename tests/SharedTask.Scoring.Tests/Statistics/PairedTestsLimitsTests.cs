using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Tests.Statistics;

/// <summary>Where a test turns from an exact count to an approximation, and what it refuses.</summary>
public sealed class PairedTestsLimitsTests
{
    [Fact]
    public void Permutation_OfTwentyItems_IsStillExact() =>
        PairedTests.Permutation([.. Enumerable.Repeat(1.0, 20)], 1, seed: 1).ShouldBe(2 / Math.Pow(2, 20), 1e-18);

    [Fact]
    public void Permutation_OfMoreThanAWordOfItems_FlipsThemAll()
    {
        // A hundred equal differences: no random assignment of signs comes near.
        double[] all = [.. Enumerable.Repeat(1.0, 100)];

        PairedTests.Permutation(all, 999, seed: 2).ShouldBe(1.0 / 1000);
        // In the second word of signs 20 differences stand against 16, a lead of 4. The small ones in the first word make nearly every
        // equal lead the lesser one: the next is 6, as of 21 against 15.
        double[] last = [.. Enumerable.Repeat(1e-9, 64), .. Enumerable.Repeat(1.0, 20), .. Enumerable.Repeat(-1.0, 16)];
        PairedTests.Permutation(last, 4_000, seed: 2).ShouldBe(PairedTests.McNemarExact(21, 15), .03);
    }

    [Fact]
    public void Permutation_WhoseEveryAssignmentIsExtreme_IsCertain() =>
        PairedTests.Permutation([.. Enumerable.Repeat(1.0, 64), .. Enumerable.Repeat(-1.0, 64)], 50, seed: 1).ShouldBe(1);

    [Fact]
    public void Permutation_OfEqualSystems_IsCertain() => PairedTests.Permutation([0, 0, 0], 10, seed: 1).ShouldBe(1);

    [Fact]
    public void Bootstrap_CountsDeviationsFromTheirMean()
    {
        // The mean distance of the four that are defined is 1: none exceeds it by more than 1, and one by more than a half.
        PairedTests.Bootstrap(1, [0, 1, 2, 1, double.NaN]).ShouldBe(.2);
        PairedTests.Bootstrap(-.5, [0, 1, -2, 1]).ShouldBe(.4);
        PairedTests.Bootstrap(0, [0, 0]).ShouldBe(1);
        PairedTests.Bootstrap(0, [0, 1]).ShouldBe(2 / 3.0);
        PairedTests.Bootstrap(double.NaN, [0, 1]).ShouldBe(double.NaN);
        PairedTests.Bootstrap(1, [double.NaN]).ShouldBe(double.NaN);
    }

    [Fact]
    public void Wilcoxon_OfFiftyDifferences_IsStillExact()
    {
        double[] rising = [.. Enumerable.Range(1, 50)];

        PairedTests.Wilcoxon(rising).ShouldBe(2 / Math.Pow(2, 50), 1e-25);
        // Of one more it is normal: math.erfc(z / sqrt(2)), z being half of all ranks over the root of their variance.
        PairedTests.Wilcoxon([.. Enumerable.Range(1, 51)]).ShouldBe(5.145276051717698e-10, 1e-20);
    }

    [Fact]
    public void Wilcoxon_OfFewDifferences_CountsEverySubsetOfRanks() =>
        // Of the 32 subsets of the ranks 1 to 5, ten sum up to at most 5, {5} among them.
        PairedTests.Wilcoxon([1, 2, 3, 4, -5]).ShouldBe(2 * 10 / 32.0);

    [Fact]
    public void Wilcoxon_WithoutDifferences_IsUndefined()
    {
        PairedTests.Wilcoxon([0, 0]).ShouldBe(double.NaN);
        PairedTests.Wilcoxon([1, 2, double.NaN]).ShouldBe(double.NaN);
    }

    [Fact]
    public void Numbers_ThatMakeNoSense_AreRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => PairedTests.Permutation([1, 2], 0, seed: 1));
        Should.Throw<ArgumentOutOfRangeException>(() => PairedTests.McNemarExact(-1, 3));
        Should.Throw<ArgumentOutOfRangeException>(() => PairedTests.McNemarExact(3, -1));
        Should.Throw<ArgumentOutOfRangeException>(() => PairedTests.McNemarCorrected(-1, 3));
        Should.Throw<ArgumentOutOfRangeException>(() => PairedTests.McNemarCorrected(3, -1));
    }
}
