namespace SharedTask.Core.Leaderboards;

/// <summary>A column of a board as it is shown; it ranks if it is the first one to decide, or one of those that are combined.</summary>
public sealed record BoardColumn(string Metric, string Title, bool HigherIsBetter, int Digits, bool Ranks);
