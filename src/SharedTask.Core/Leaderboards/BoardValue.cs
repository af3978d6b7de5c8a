namespace SharedTask.Core.Leaderboards;

/// <summary>The value of a metric on a board, with its interval where it has one.</summary>
public readonly record struct BoardValue(double? Value, double? Low = null, double? High = null);
