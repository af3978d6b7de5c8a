using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Competitions;

/// <summary>Ranks boards anew after organizers changed what they rank by, inside the caller's transaction.</summary>
internal static class TrackBoards
{
    /// <summary>Answers the boards to signal after the commit.</summary>
    public static Task<IReadOnlyList<Guid>> RebuildTrackAsync(
        SharedTaskDb db, UpdateLeaderboard leaderboards, Guid trackId, CancellationToken cancellationToken) =>
        RebuildAsync(db, leaderboards, db.Leaderboards.Where(row => row.TrackId == trackId), cancellationToken);

    /// <summary>Answers the boards to signal after the commit.</summary>
    public static Task<IReadOnlyList<Guid>> RebuildPhaseAsync(
        SharedTaskDb db, UpdateLeaderboard leaderboards, Guid phaseId, CancellationToken cancellationToken) =>
        RebuildAsync(db, leaderboards, db.Leaderboards.Where(row => row.PhaseId == phaseId), cancellationToken);

    private static async Task<IReadOnlyList<Guid>> RebuildAsync(
        SharedTaskDb db, UpdateLeaderboard leaderboards, IQueryable<Leaderboard> boards, CancellationToken cancellationToken)
    {
        var places = await boards.Select(row => new { row.TrackId, row.PhaseId }).Distinct().ToListAsync(cancellationToken);
        List<Guid> changed = [];
        foreach (var place in places)
        {
            changed.AddRange(await leaderboards.RebuildAsync(db, place.TrackId, place.PhaseId, cancellationToken));
        }

        return changed;
    }
}
