using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Runs;

/// <summary>Makes a scored run the one that counts for its team, where the track's rule lets teams choose and until the phase ends.</summary>
public sealed class ChooseOfficialRun(IDbContextFactory<SharedTaskDb> databases, UpdateLeaderboard leaderboards, ILeaderboardSignal signal, TimeProvider time)
{
    public async Task<Answer<Done>> ExecuteAsync(Guid runId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var run = await OwnRuns.FindAsync(db, runId, actor, cancellationToken);
        if (run is null)
        {
            return new Refusal("not-found");
        }

        await UpdateLeaderboard.TakeAsync(db, run.TrackId, run.PhaseId, cancellationToken);
        if (run.State != RunState.Scored)
        {
            return new Refusal("run.not-scored");
        }

        if (run.Flag != RunFlag.None)
        {
            return new Refusal("run.flagged");
        }

        var selection = await db.Tracks.Where(track => track.Id == run.TrackId).Select(track => track.RunSelection).SingleAsync(cancellationToken);
        if (!selection.LetsTeamsChoose())
        {
            return new Refusal("run.no-choice");
        }

        var now = time.GetUtcNow().UtcDateTime;
        if (await db.Phases.AnyAsync(phase => phase.Id == run.PhaseId && phase.EndsAt != null && phase.EndsAt <= now, cancellationToken))
        {
            return new Refusal("run.choice-is-over");
        }

        await db.Runs
            .Where(row => row.TeamId == run.TeamId && row.TrackId == run.TrackId && row.PhaseId == run.PhaseId && row.IsOfficial)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsOfficial, false).SetProperty(row => row.Revision, row => row.Revision + 1), cancellationToken);
        await db.Runs
            .Where(row => row.Id == runId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsOfficial, true).SetProperty(row => row.Revision, row => row.Revision + 1), cancellationToken);
        var boards = await leaderboards.UpdateAsync(db, run.TrackId, run.PhaseId, run.TeamId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        foreach (var board in boards)
        {
            signal.Changed(board);
        }

        return Done.It;
    }
}
