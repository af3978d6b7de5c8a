using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Tests.Statistics;

public sealed class WelchTestTests
{
    // scipy.stats.t.sf(t, df).
    [Theory]
    [InlineData(0, 1, 0.5)]
    [InlineData(1, 1, 0.24999999999999978)]
    [InlineData(-2.5, 3.7, 0.9640889885440866)]
    [InlineData(2.2, 17.35, 0.02081398577637195)]
    [InlineData(40, 2, 0.0003122073360923703)]
    [InlineData(1.6, 1e6, 0.05479944965080557)]
    [InlineData(12, 80, 7.157049412154107e-20)]
    [InlineData(0.3, 0.4, 0.4279047543017465)]
    [InlineData(0.001, 0.05, 0.49989189823590674)]
    [InlineData(1e-6, 3, 0.4999996324474031)]
    [InlineData(0.4, 0.5, 0.399556243019837)]
    [InlineData(0.9, 1.5, 0.24448377350430683)]
    [InlineData(3, 2.5, 0.036288047774515914)]
    [InlineData(-0.2, 7, 0.5764166242551011)]
    [InlineData(25, 7, 2.089848558829719e-08)]
    [InlineData(1.1, 39.9, 0.13896236276889384)]
    [InlineData(1.1, 41, 0.13887450091390413)]
    [InlineData(2.7, 43.5, 0.004919523905465427)]
    [InlineData(0.05, 150, 0.48009445281459595)]
    [InlineData(9, 150, 4.682836610695932e-16)]
    [InlineData(1000, 3, 1.1026538212882999e-09)]
    [InlineData(1e6, 1.5, 3.7708524320132166e-10)]
    [InlineData(0.7, 1e5, 0.24196446642366104)]
    [InlineData(4.5, 20, 0.00010938560586859126)]
    [InlineData(1.3, 12, 0.10900858554175712)]
    public void Student_Survival_EqualsScipy(double t, double freedom, double expected) =>
        StudentDistribution.Survival(t, freedom).ShouldBe(expected, 1e-12 * expected);

    [Fact]
    public void Student_AtTheEnds_IsCertain()
    {
        StudentDistribution.Survival(double.PositiveInfinity, 3).ShouldBe(0);
        StudentDistribution.Survival(double.NegativeInfinity, 3).ShouldBe(1);
        StudentDistribution.Survival(double.NaN, 3).ShouldBe(double.NaN);
        StudentDistribution.Survival(1, double.NaN).ShouldBe(double.NaN);
        Should.Throw<ArgumentOutOfRangeException>(() => StudentDistribution.Survival(1, 0));
    }

    // scipy.stats.ttest_ind(a, b, alternative="greater", equal_var=False).
    [Fact]
    public void Greater_EqualsScipy()
    {
        WelchTest.Greater([1, 2, 3.5, 4], [0, 1, 1.5, 2.25]).ShouldBe(0.07110341605894063, 1e-12);
        WelchTest.Greater([1, 2], [3, 9]).ShouldBe(0.8154310351398137, 1e-12);
        WelchTest.Greater([1.5, 1.5], [1, 2]).ShouldBe(0.5, 1e-12);
        WelchTest.Greater([5, 5, 5], [4, 4, 4]).ShouldBe(0);
        WelchTest.Greater([4, 4], [5, 5]).ShouldBe(1);
        WelchTest.Greater([4, 4], [4, 4]).ShouldBe(double.NaN);
        WelchTest.Greater([4], [1, 2]).ShouldBe(double.NaN);
    }
}
