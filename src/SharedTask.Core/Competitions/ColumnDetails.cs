namespace SharedTask.Core.Competitions;

/// <summary>A column as organizers set it; its place is its place in the list.</summary>
public sealed record ColumnDetails(string Metric, string Title, bool HigherIsBetter, int Digits, int? RankOrder, bool Hidden);
