using CsCheck;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Tests.Statistics;

public sealed class PairedTestsTests
{
    private static readonly double[] Differences = [.3, -.1, .25, .4, -.05, .2, .15, .35];

    // scipy.stats.permutation_test((d,), mean, permutation_type="samples", n_resamples=inf).
    [Fact]
    public void Permutation_FewItems_CountsAllSigns() => PairedTests.Permutation(Differences, 10, seed: 1).ShouldBe(0.0390625, 1e-15);

    [Fact]
    public void Permutation_ManyItems_ComesCloseToTheExactValueAndRepeats()
    {
        // Eighty items of which 50 are better by one and 30 worse: exactly 2·P(X ≥ 50) for X ~ B(80, ½) = 0.0329...
        double[] differences = [.. Enumerable.Repeat(1.0, 50), .. Enumerable.Repeat(-1.0, 30)];
        var exact = PairedTests.McNemarExact(50, 30);

        var found = PairedTests.Permutation(differences, 20_000, seed: 3);

        found.ShouldBe(exact, .006);
        PairedTests.Permutation(differences, 20_000, seed: 3).ShouldBe(found);
        PairedTests.Permutation(differences, 20_000, seed: 4).ShouldNotBe(found);
    }

    // scipy.stats.binomtest(min(a, b), a + b).pvalue and chi2.sf((|a − b| − 1)² / (a + b), 1).
    [Theory]
    [InlineData(10, 2, 0.03857421875, 0.04330814281079206)]
    [InlineData(3, 12, 0.03515625, 0.03886710381241731)]
    [InlineData(0, 5, 0.0625, 0.07363827012030258)]
    [InlineData(100, 140, 0.01166409231767769, 0.01182113783662232)]
    [InlineData(1, 0, 1, 1)]
    [InlineData(2000, 2150, 0.020715456049267052, 0.02072656691311975)]
    [InlineData(0, 0, 1, 1)]
    [InlineData(7, 7, 1, 1)]
    public void McNemar_EqualsScipy(long onlyFirst, long onlySecond, double exact, double corrected)
    {
        PairedTests.McNemarExact(onlyFirst, onlySecond).ShouldBe(exact, 1e-12);
        PairedTests.McNemarCorrected(onlyFirst, onlySecond).ShouldBe(corrected, 1e-12);
    }

    // scipy.stats.wilcoxon(d, mode="exact").
    [Fact]
    public void Wilcoxon_FewItemsWithoutTies_IsExact() => PairedTests.Wilcoxon(Differences).ShouldBe(0.0390625, 1e-15);

    // scipy.stats.wilcoxon(d, mode="approx").
    [Fact]
    public void Wilcoxon_TiesAndZeros_AreCorrectedFor() =>
        PairedTests.Wilcoxon([1, 1, -1, 2, 2, 2, -3, 4, 0, 5, -2]).ShouldBe(0.21704390775694227, 1e-12);

    [Fact]
    public void Bootstrap_ResamplesFurtherApartThanTheSystems_Count()
    {
        // The mean distance is .5: one of four, other than the one of the other sign, exceeds it by more than .3.
        PairedTests.Bootstrap(.3, [.1, -.4, .6, .9, double.NaN]).ShouldBe(2 / 5.0);
        PairedTests.Bootstrap(double.NaN, [1]).ShouldBe(double.NaN);
        PairedTests.Bootstrap(1, []).ShouldBe(double.NaN);
    }

    [Fact]
    public void NoDifference_IsNotSignificant()
    {
        PairedTests.Permutation([0, 0, 0], 10, 1).ShouldBe(1);
        PairedTests.Permutation([], 10, 1).ShouldBe(double.NaN);
        PairedTests.Wilcoxon([0, 0]).ShouldBe(double.NaN);
    }

    [Fact]
    public void ExchangedSystems_HaveTheSamePValue() => Gen.Double[-1, 1].Where(difference => difference != 0).Array[1, 15].Sample(differences =>
    {
        double[] exchanged = [.. differences.Select(difference => -difference)];
        PairedTests.Permutation(exchanged, 1, 1).ShouldBe(PairedTests.Permutation(differences, 1, 1));
        PairedTests.Wilcoxon(exchanged).ShouldBe(PairedTests.Wilcoxon(differences), 1e-12);
        PairedTests.Permutation([.. differences.Reverse()], 1, 1).ShouldBe(PairedTests.Permutation(differences, 1, 1), 1e-12);
        PairedTests.Permutation(differences, 1, 1).ShouldBeInRange(double.Epsilon, 1);
    });
}
