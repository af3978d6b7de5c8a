namespace SharedTask.Core.Competitions;

/// <summary>A track in the console, with its newest scorer and its columns.</summary>
public sealed record ConsoleTrack(Track Details, Scorer? Scorer, IReadOnlyList<LeaderboardColumn> Columns);
