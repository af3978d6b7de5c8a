using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Leaderboards;
using SharedTask.Scoring.Metrics.Ranking;

namespace SharedTask.Core.Competitions;

/// <summary>Sets which run of a team counts, how the ranking columns make one order and how equal entries are numbered, and ranks the track's boards anew.</summary>
public sealed class SetLeaderboardPolicy(
    IDbContextFactory<SharedTaskDb> databases, UpdateLeaderboard leaderboards, ILeaderboardSignal signal, TimeProvider time)
{
    public async Task<Answer<Done>> ExecuteAsync(
        string slug, Guid trackId, RunSelection selection, RankingRule rule, TieRule tieRule, Actor actor, CancellationToken cancellationToken)
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

        (track.RunSelection, track.RankingRule, track.TieRule) = (selection, rule, tieRule);
        var saved = await Editing.SaveAsync(db, competition, actor, time.GetUtcNow().UtcDateTime, "policy.changed", track.Title, cancellationToken);
        if (saved.IsRefused)
        {
            return saved;
        }

        var boards = await TrackBoards.RebuildTrackAsync(db, leaderboards, trackId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        foreach (var board in boards)
        {
            signal.Changed(board);
        }

        return Done.It;
    }
}
