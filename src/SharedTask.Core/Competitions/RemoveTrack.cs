using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Competitions;

/// <summary>Removes a track that no run has been submitted to, with its scorers, columns and references.</summary>
public sealed class RemoveTrack(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    public async Task<Answer<Done>> ExecuteAsync(string slug, Guid trackId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var found = await Editing.FindAsync(db, slug, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var competition = found.Value;
        var track = await db.Tracks.SingleOrDefaultAsync(row => row.Id == trackId && row.CompetitionId == competition.Id, cancellationToken);
        if (track is null)
        {
            return new Refusal("not-found");
        }

        var runs = await db.Runs.CountAsync(run => run.TrackId == trackId, cancellationToken);
        if (runs > 0)
        {
            return new Refusal("track.has-runs", ("count", runs));
        }

        await db.LeaderboardColumns.Where(row => row.TrackId == trackId).ExecuteDeleteAsync(cancellationToken);
        await db.Leaderboards.Where(row => row.TrackId == trackId).ExecuteDeleteAsync(cancellationToken);
        await db.ReferenceSets.Where(row => row.TrackId == trackId).ExecuteDeleteAsync(cancellationToken);
        await db.Scorers.Where(row => row.TrackId == trackId).ExecuteDeleteAsync(cancellationToken);
        await db.PhaseTracks.Where(row => row.TrackId == trackId).ExecuteDeleteAsync(cancellationToken);
        await db.TeamTracks.Where(row => row.TrackId == trackId).ExecuteDeleteAsync(cancellationToken);
        db.Tracks.Remove(track);
        var saved = await Editing.SaveAsync(db, competition, actor, time.GetUtcNow().UtcDateTime, "track.removed", track.Title, cancellationToken);
        if (!saved.IsRefused)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return saved;
    }
}
