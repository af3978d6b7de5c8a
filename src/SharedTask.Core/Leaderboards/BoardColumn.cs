namespace SharedTask.Core.Leaderboards;

/// <summary>A column of a board as it is shown.</summary>
public sealed record BoardColumn(string Metric, string Title, bool HigherIsBetter, int Digits, bool Ranks);
