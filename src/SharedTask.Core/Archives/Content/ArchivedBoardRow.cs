namespace SharedTask.Core.Archives.Content;

/// <summary>A row of a leaderboard: a team's run that counts, by its number, and its values, to the letter.</summary>
public sealed record ArchivedBoardRow(int Team, int Run, int ScoredRuns, string Values, double? Rank = null);
