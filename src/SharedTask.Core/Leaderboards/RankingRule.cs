namespace SharedTask.Core.Leaderboards;

/// <summary>How the ranking columns of a track make one order. All but the first compare the teams with each other, column by column.</summary>
public enum RankingRule
{
    /// <summary>The first ranking column decides; the others, in turn, decide where it ties.</summary>
    InTurn,

    /// <summary>The mean of the ranks in all ranking columns; lower is better.</summary>
    MeanRank,

    /// <summary>AutoRank of WMT24: every column scaled from 1, its best, to the number of systems, its worst; the mean of these; lower is better.</summary>
    AutoRank,

    /// <summary>The Borda count: over all ranking columns, a point for each system that is worse and half a point for each that is equal.</summary>
    Borda,

    /// <summary>The share of comparisons with another system in a ranking column that are won, a tie counting half.</summary>
    WinRate,
}
