using SharedTask.Core.Leaderboards;
using SharedTask.Scoring.Metrics.Ranking;

namespace SharedTask.Core.Tests.Leaderboards;

public sealed class LeaderboardRankingTests
{
    private static readonly DateTime Noon = new(2026, 6, 1, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(TieRule.Competition, new double[] { 1, 2, 2, 4 })]
    [InlineData(TieRule.Dense, new double[] { 1, 2, 2, 3 })]
    [InlineData(TieRule.Earlier, new double[] { 1, 2, 3, 4 })]
    [InlineData(TieRule.Average, new double[] { 1, 2.5, 2.5, 4 })]
    public void Rank_EqualScores_FollowsTheTieRule(TieRule rule, double[] expected) =>
        Rank([Entry("a", 0.9), Entry("b", 0.5), Entry("c", 0.5), Entry("d", 0.1)], rule).Select(row => row.Rank!.Value).ShouldBe(expected);

    [Fact]
    public void Rank_MissingAndUndefinedScores_StandBehindEveryScoreWithoutARank()
    {
        var ranked = Rank([Entry("missing", null), Entry("worst", -5), Entry("undefined", double.NaN), Entry("best", 1)]);

        ranked.Select(row => row.Key).ShouldBe(["best", "worst", "missing", "undefined"]);
        ranked.Select(row => row.Rank).ShouldBe([1, 2, null, null]);
    }

    [Fact]
    public void Rank_Baseline_StandsInOrderAndTakesNoRank()
    {
        var ranked = Rank([Entry("a", 0.9), Entry("base", 0.8, ranked: false), Entry("b", 0.7)]);

        ranked.Select(row => (row.Key, row.Rank)).ShouldBe([("a", 1.0), ("base", (double?)null), ("b", 2.0)]);
    }

    [Fact]
    public void Rank_LowerIsBetter_PutsTheSmallestFirst() => LeaderboardRanking
        .Rank([Entry("a", 0.9), Entry("b", 0.1)], [new RankingColumn("error", HigherIsBetter: false)], TieRule.Competition)
        .Select(row => row.Key).ShouldBe(["b", "a"]);

    [Fact]
    public void Rank_TieBreakColumn_DecidesBeforeTheTieRule()
    {
        var entries = new[]
        {
            new RankingEntry<string>("a", [0.5, 0.1], Noon),
            new RankingEntry<string>("b", [0.5, 0.2], Noon),
        };

        LeaderboardRanking.Rank(entries, [new("macro_f1", true), new("accuracy", true)], TieRule.Competition)
            .Select(row => (row.Key, row.Rank)).ShouldBe([("b", 1.0), ("a", 2.0)]);
    }

    [Fact]
    public void Rank_AnyOrderOfInput_GivesTheSameBoard()
    {
        RankingEntry<string>[] entries = [Entry("d", 0.5), Entry("a", 0.5), Entry("c", null), Entry("b", 0.7)];

        Rank(entries).ShouldBe(Rank([.. entries.Reverse()]));
    }

    private static IReadOnlyList<RankedEntry<string>> Rank(RankingEntry<string>[] entries, TieRule rule = TieRule.Competition) =>
        LeaderboardRanking.Rank(entries, [new RankingColumn("macro_f1", HigherIsBetter: true)], rule);

    private static RankingEntry<string> Entry(string key, double? value, bool ranked = true) => new(key, [value], Noon, ranked);
}
