using CsCheck;
using SharedTask.Scoring.Metrics.Ranking;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class RankingTests
{
    private static double Round(double value) => Math.Round(value, 12);

    private static readonly Gen<double[]> Scores = Gen.Int[0, 6].Select(number => number / 2.0).Array[1, 12];

    [Fact]
    public void Ranks_UndefinedValue_TakesNone() =>
        Ranks.Of([.2, double.NaN, .9, -0.0, 0.0], higherIsBetter: true, TieRule.Competition).ShouldBe([2, double.NaN, 1, 3, 3]);

    [Fact]
    public void Ranks_LowerIsBetter_BeginWithTheLeast() =>
        Ranks.Of([3, 1, 2, 1], higherIsBetter: false, TieRule.ModifiedCompetition).ShouldBe([4, 2, 3, 2]);

    /// <summary>As the definition counts them, pair by pair.</summary>
    [Fact]
    public void BordaAndWinRate_OfAnyScores_CountTheSystemsThatAreWorse() => Gen.Double[0, 4].Select(score => Math.Round(score)).Array[5].Array[1, 4].Sample(columns =>
    {
        var aggregation = new RankAggregation(columns, [.. columns.Select((_, i) => i % 2 == 0)], MissingScore.Last);
        double[] expected =
        [
            .. Enumerable.Range(0, 5).Select(system => Enumerable.Range(0, 5).Where(other => other != system).Sum(other => columns.Index().Sum(column =>
                column.Item[system] == column.Item[other] ? .5 : column.Item[system] > column.Item[other] == (column.Index % 2 == 0) ? 1 : 0))),
        ];

        aggregation.Borda().ShouldBe(expected);
        aggregation.WinRate().ShouldBe([.. expected.Select(won => won / (4.0 * columns.Length))]);
    });

    [Fact]
    public void Ranks_OfAnyScores_FollowTheirOrder() => Gen.Select(Scores, Gen.Enum<TieRule>(), Gen.Bool).Sample((scores, rule, higherIsBetter) =>
    {
        var ranks = Ranks.Of(scores, higherIsBetter, rule);
        foreach (var (i, j) in from i in Enumerable.Range(0, scores.Length) from j in Enumerable.Range(0, scores.Length) select (i, j))
        {
            if (higherIsBetter ? scores[i] > scores[j] : scores[i] < scores[j])
            {
                ranks[i].ShouldBeLessThan(ranks[j]);
            }
            else if (scores[i] == scores[j] && rule != TieRule.Earlier)
            {
                ranks[i].ShouldBe(ranks[j]);
            }
        }

        if (rule is TieRule.Average or TieRule.Earlier)
        {
            ranks.Sum().ShouldBe(scores.Length * (scores.Length + 1) / 2.0, 1e-9);
        }
    });

    [Fact]
    public void Aggregation_OfTwoColumns_CountsPlacesWinsAndPoints()
    {
        // F1 up, error down: the first and the second system share the best error.
        var aggregation = new RankAggregation([[.9, .8, .7], [.1, .1, .3]], [true, false], MissingScore.Unranked);

        aggregation.MeanRank(TieRule.Average).ShouldBe([1.25, 1.75, 3]);
        aggregation.Borda().ShouldBe([3.5, 2.5, 0]);
        aggregation.WinRate().ShouldBe([3.5 / 4, 2.5 / 4, 0]);
        aggregation.ParetoFront().ShouldBe([true, false, false]);
    }

    [Fact]
    public void AutoRank_ScalesEveryColumnFromOneToTheNumberOfSystems()
    {
        // 1, 1.5, 3 and, where less is better, 2, 3, 1; then a column in which all are equal.
        double[][] columns = [[90, 85, 70], [.2, .3, .1], [5, 5, 5]];

        new RankAggregation(columns, [true, false, true], MissingScore.Unranked).AutoRank().Select(rank => Math.Round(rank, 12)).ShouldBe([Round(4 / 3.0), Round(5.5 / 3), Round(5 / 3.0)]);
    }

    [Fact]
    public void AutoRank_MissingScore_FollowsThePolicy()
    {
        double[][] columns = [[.9, .8, .7], [double.NaN, .2, .3]];

        new RankAggregation(columns, [true, true], MissingScore.Unranked).AutoRank().Select(Round).ShouldBe([double.NaN, 1.5, 1.5]);
        new RankAggregation(columns, [true, true], MissingScore.Last).AutoRank().Select(Round).ShouldBe([2, 2.5, 2]);
    }

    [Fact]
    public void Aggregation_MissingScore_FollowsThePolicy()
    {
        double[][] columns = [[.9, .8, .7], [double.NaN, .2, .3]];

        var unranked = new RankAggregation(columns, [true, true], MissingScore.Unranked);
        unranked.MeanRank(TieRule.Competition).ShouldBe([double.NaN, 1.5, 1.5]);
        unranked.ParetoFront().ShouldBe([false, true, true]);
        unranked.WinRate().ShouldBe([double.NaN, .5, .5]);

        var last = new RankAggregation(columns, [true, true], MissingScore.Last);
        last.MeanRank(TieRule.Competition).ShouldBe([2, 2, 2]);
        last.Borda().ShouldBe([2, 2, 2]);
        last.ParetoFront().ShouldBe([true, true, true]);
    }

    [Fact]
    public void Aggregation_OneSystem_HasNoOneToBeat()
    {
        var alone = new RankAggregation([[.5]], [true], MissingScore.Unranked);

        alone.WinRate().ShouldBe([double.NaN]);
        alone.Borda().ShouldBe([0]);
        alone.ParetoFront().ShouldBe([true]);
    }

    [Fact]
    public void Aggregation_EqualSystems_ShareTheFront() =>
        new RankAggregation([[.9, .9, .8], [.5, .5, .5]], [true, true], MissingScore.Unranked).ParetoFront().ShouldBe([true, true, false]);

    [Fact]
    public void Aggregation_WithoutColumns_RanksNobody() =>
        new RankAggregation([], [], MissingScore.Last).Borda().ShouldBeEmpty();

    [Fact]
    public void Aggregation_ColumnsOfDifferentLength_AreRefused()
    {
        Should.Throw<ArgumentException>(() => new RankAggregation([[1, 2], [1]], [true, true], MissingScore.Last));
        Should.Throw<ArgumentException>(() => new RankAggregation([[1, 2]], [true, true], MissingScore.Last));
    }

    [Fact]
    public void Aggregation_BestEverywhere_IsFirstByEveryRule() => Gen.Select(Scores, Scores).Sample((one, other) =>
    {
        var length = Math.Min(one.Length, other.Length);
        double[] first = [100, .. one[..length]], second = [100, .. other[..length]];
        var aggregation = new RankAggregation([first, second], [true, true], MissingScore.Unranked);

        aggregation.MeanRank(TieRule.Competition)[0].ShouldBe(1);
        aggregation.WinRate()[0].ShouldBe(1);
        aggregation.Borda()[0].ShouldBe(2 * length);
        aggregation.ParetoFront().ShouldBe([true, .. Enumerable.Repeat(false, length)]);
        aggregation.Borda().Sum().ShouldBe(length * (length + 1), 1e-9);
    });
}
