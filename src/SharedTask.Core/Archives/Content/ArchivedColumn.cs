namespace SharedTask.Core.Archives.Content;

/// <summary>A leaderboard column.</summary>
public sealed record ArchivedColumn(string Metric, string Title, bool HigherIsBetter, int Digits, int Position, bool Hidden, int? RankOrder = null);
