namespace SharedTask.Core.Runs;

/// <summary>A score of a run, as its team sees it.</summary>
public sealed record MyScore(string Metric, string Title, double? Value, double? Low, double? High, int Digits, bool Ranks);
