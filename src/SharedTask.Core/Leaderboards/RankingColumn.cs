namespace SharedTask.Core.Leaderboards;

/// <summary>A column that decides ranks, in the order in which the columns decide.</summary>
/// <param name="Metric">The metric's key.</param>
/// <param name="HigherIsBetter">Which end is good.</param>
public sealed record RankingColumn(string Metric, bool HigherIsBetter);
