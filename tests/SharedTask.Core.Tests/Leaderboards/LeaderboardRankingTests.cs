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
        .Rank([Entry("a", 0.9), Entry("b", 0.1)], new BoardOrder(RankingRule.InTurn, [new RankingColumn("error", HigherIsBetter: false)], TieRule.Competition))
        .Select(row => row.Key).ShouldBe(["b", "a"]);

    [Fact]
    public void Rank_TieBreakColumn_DecidesBeforeTheTieRule()
    {
        var entries = new[]
        {
            new RankingEntry<string>("a", [0.5, 0.1], Noon),
            new RankingEntry<string>("b", [0.5, 0.2], Noon),
        };

        LeaderboardRanking.Rank(entries, new BoardOrder(RankingRule.InTurn, [new("macro_f1", true), new("accuracy", true)], TieRule.Competition))
            .Select(row => (row.Key, row.Rank)).ShouldBe([("b", 1.0), ("a", 2.0)]);
    }

    [Fact]
    public void Rank_AnyOrderOfInput_GivesTheSameBoard()
    {
        RankingEntry<string>[] entries = [Entry("d", 0.5), Entry("a", 0.5), Entry("c", null), Entry("b", 0.7)];

        Rank(entries).ShouldBe(Rank([.. entries.Reverse()]));
    }

    /// <summary>Three systems, a score and an error: a is 1st and 2nd, b 2nd and 1st but far behind in the first, c last in both.</summary>
    [Theory]
    [InlineData(RankingRule.MeanRank, new[] { "a", "b", "c" }, new[] { 1.5, 1.5, 3 }, new double[] { 1, 1, 3 })]
    [InlineData(RankingRule.AutoRank, new[] { "a", "b", "c" }, new[] { 1.25, 1.625, 3 }, new double[] { 1, 2, 3 })]
    [InlineData(RankingRule.Borda, new[] { "a", "b", "c" }, new double[] { 3, 3, 0 }, new double[] { 1, 1, 3 })]
    [InlineData(RankingRule.WinRate, new[] { "a", "b", "c" }, new[] { .75, .75, 0 }, new double[] { 1, 1, 3 })]
    public void Rank_RuleThatCombines_NumbersByWhatItMakesOfAllColumns(RankingRule rule, string[] keys, double[] combined, double[] ranks)
    {
        var ranked = Combine(rule, Entry("c", .2, 6), Entry("b", .5, 2), Entry("a", 1, 3));

        ranked.Select(row => row.Key).ShouldBe(keys);
        ranked.Select(row => row.Combined!.Value).ShouldBe(combined, 1e-12);
        ranked.Select(row => row.Rank!.Value).ShouldBe(ranks);
    }

    [Fact]
    public void Rank_RuleThatCombines_ComparesOnlyWhatTakesARankAndHasAllScores()
    {
        var ranked = Combine(
            RankingRule.MeanRank, Entry("base", .99, 0) with { IsRanked = false }, Entry("half", .98, null), Entry("undefined", double.NaN, .1), Entry("a", .5, 1), Entry("b", .4, 2));

        ranked.Select(row => (row.Key, row.Position, row.Rank, row.Combined)).ShouldBe(
            [("a", 1, 1, 1), ("b", 2, 2, 2), ("base", 3, null, null), ("half", 4, null, null), ("undefined", 5, null, null)]);
    }

    [Fact]
    public void Rank_WinRateOfOneAlone_HasARankAndNoRate() =>
        Combine(RankingRule.WinRate, Entry("a", .5, 1)).ShouldBe([new RankedEntry<string>("a", 1, 1, null)]);

    [Fact]
    public void Rank_EqualMeanRanksUnderEarlier_KeepsTheOrderColumnByColumn() =>
        Combine(RankingRule.MeanRank, TieRule.Earlier, Entry("b", .5, 1), Entry("a", .6, 2)).Select(row => (row.Key, row.Rank)).ShouldBe([("a", 1.0), ("b", 2.0)]);

    [Fact]
    public void Rank_RuleThatCombinesNoColumn_RanksNobody() => LeaderboardRanking
        .Rank([new RankingEntry<string>("a", [], Noon)], new BoardOrder(RankingRule.Borda, [], TieRule.Competition))
        .ShouldBe([new RankedEntry<string>("a", 1, null)]);

    private static IReadOnlyList<RankedEntry<string>> Combine(RankingRule rule, params RankingEntry<string>[] entries) => Combine(rule, TieRule.Competition, entries);

    private static IReadOnlyList<RankedEntry<string>> Combine(RankingRule rule, TieRule tieRule, params RankingEntry<string>[] entries) =>
        LeaderboardRanking.Rank(entries, new BoardOrder(rule, [new("score", HigherIsBetter: true), new("error", HigherIsBetter: false)], tieRule));

    private static RankingEntry<string> Entry(string key, double? score, double? error) => new(key, [score, error], Noon);

    private static IReadOnlyList<RankedEntry<string>> Rank(RankingEntry<string>[] entries, TieRule rule = TieRule.Competition) =>
        LeaderboardRanking.Rank(entries, new BoardOrder(RankingRule.InTurn, [new RankingColumn("macro_f1", HigherIsBetter: true)], rule));

    private static RankingEntry<string> Entry(string key, double? value, bool ranked = true) => new(key, [value], Noon, ranked);
}
