using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Tests.Statistics;

public sealed class SystemClustersTests
{
    [Fact]
    public void Line_IsDrawnOnlyWhereAllAboveDifferFromAllBelow()
    {
        // 0 differs from all; 1 and 3 cannot be told apart, so that 2 between them joins them.
        double PValue(int one, int other) => (one, other) is (1, 3) ? .2 : .001;

        SystemClusters.Number(5, PValue, .05).ShouldBe([1, 2, 2, 2, 3]);
    }

    [Fact]
    public void UndefinedPValue_TellsNothingApart() => SystemClusters.Number(3, (_, _) => double.NaN, .05).ShouldBe([1, 1, 1]);

    [Fact]
    public void SignificantEverywhere_EverySystemStandsAlone() => SystemClusters.Number(3, (_, _) => .049, .05).ShouldBe([1, 2, 3]);

    [Fact]
    public void PValueAtTheLevel_IsNotSignificant() => SystemClusters.Number(2, (_, _) => .05, .05).ShouldBe([1, 1]);

    [Fact]
    public void NoSystems_HaveNoClusters() => SystemClusters.Number(0, (_, _) => 0, .05).ShouldBeEmpty();
}
