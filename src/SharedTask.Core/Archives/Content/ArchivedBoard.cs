using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Archives.Content;

/// <summary>A leaderboard as it stood.</summary>
public sealed record ArchivedBoard(int Track, int Phase, BoardEdition Edition, IReadOnlyList<ArchivedBoardRow> Rows);
