using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Tests.Statistics;

public sealed class NormalDistributionTests
{
    // scipy.stats.norm: cdf(x) and exp(logpdf(x) - logsf(x)).
    [Theory]
    [InlineData(-38, 2.885428360068784e-316, 1.097221052e-314)]
    [InlineData(-8, 6.22096057427174e-16, 5.0522710835368864e-15)]
    [InlineData(-3.5, 0.00023262907903552502, 0.0008728857536547368)]
    [InlineData(-3, 0.0013498980316300933, 0.0044378390421256665)]
    [InlineData(-1, 0.15865525393145707, 0.2875999709391784)]
    [InlineData(-.1, 0.460172162722971, 0.7353317485057809)]
    [InlineData(0, 0.5, 0.7978845608028654)]
    [InlineData(.5, 0.6914624612740131, 1.141077770368065)]
    [InlineData(2.9, 0.998134186699616, 3.1903151395429834)]
    [InlineData(3.1, 0.9990323967867817, 3.376196990225064)]
    [InlineData(7, 0.9999999999987201, 7.137545613226497)]
    public void CumulativeAndHazard_EqualScipy(double x, double cumulative, double hazard)
    {
        NormalDistribution.Cumulative(x).ShouldBe(cumulative, Math.Max(cumulative * 1e-12, 1e-318));
        NormalDistribution.Hazard(x).ShouldBe(hazard, Math.Max(hazard * 1e-12, 1e-318));
    }

    // scipy.stats.norm.ppf.
    [Theory]
    [InlineData(1e-10, -6.361340902404056)]
    [InlineData(.025, -1.9599639845400545)]
    [InlineData(.5, 0)]
    [InlineData(.55, 0.12566134685507416)]
    [InlineData(.975, 1.959963984540054)]
    public void Quantile_EqualsScipy(double probability, double expected) => NormalDistribution.Quantile(probability).ShouldBe(expected, 1e-12);

    [Fact]
    public void Ends_AreAsDefined()
    {
        NormalDistribution.Quantile(0).ShouldBe(double.NegativeInfinity);
        NormalDistribution.Quantile(1).ShouldBe(double.PositiveInfinity);
        NormalDistribution.Quantile(1.5).ShouldBe(double.NaN);
        NormalDistribution.Quantile(double.NaN).ShouldBe(double.NaN);
        NormalDistribution.Hazard(1000).ShouldBe(1000.000999998, 1e-8);
        NormalDistribution.Cumulative(double.NaN).ShouldBe(double.NaN);
        NormalDistribution.Cumulative(double.PositiveInfinity).ShouldBe(1);
        NormalDistribution.Cumulative(double.NegativeInfinity).ShouldBe(0);
    }
}
