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
    public void Student_Survival_EqualsScipy(double t, double freedom, double expected) =>
        StudentDistribution.Survival(t, freedom).ShouldBe(expected, 1e-9 * expected);

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
