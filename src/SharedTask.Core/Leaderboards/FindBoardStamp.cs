using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Leaderboards;

/// <summary>Finds what tells a leaderboard's states apart, as a viewer may see it: for watchers and caches, at a fraction of the board's own cost.</summary>
public sealed class FindBoardStamp(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    /// <summary>The stamp; <see langword="null"/> if there is no such board that the viewer may know of.</summary>
    public async Task<BoardStamp?> ExecuteAsync(string competitionSlug, string trackSlug, string phaseSlug, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await BoardPlace.FindAsync(db, competitionSlug, trackSlug, phaseSlug, actor, time.GetUtcNow().UtcDateTime, cancellationToken) is not { } place)
        {
            return null;
        }

        var board = place.Edition is not { } edition ? null : await db.Leaderboards
            .Where(row => row.TrackId == place.Track.Id && row.PhaseId == place.Phase.Id && row.Edition == edition)
            .Select(row => new { row.Id, row.Revision })
            .SingleOrDefaultAsync(cancellationToken);
        return new BoardStamp(place.Sight, board?.Id, board?.Revision ?? 0, place.ChangesAt);
    }
}
