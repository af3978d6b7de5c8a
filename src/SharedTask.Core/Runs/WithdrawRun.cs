using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Audit;
using SharedTask.Core.Data;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Runs;

/// <summary>
/// Takes a run back. One that has not been scored gives its quota back; one whose score the team may have seen does not, or
/// withdrawing would be a way to look for free.
/// </summary>
public sealed class WithdrawRun(IDbContextFactory<SharedTaskDb> databases, UpdateLeaderboard leaderboards, ILeaderboardSignal signal, TimeProvider time)
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
        var hasScore = await db.Evaluations.AnyAsync(row => row.RunId == runId && row.IsCurrent, cancellationToken);
        var withdrawn = await db.Runs
            .Where(row => row.Id == runId && row.State != RunState.Withdrawn)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.State, RunState.Withdrawn)
                    .SetProperty(row => row.IsOfficial, false)
                    .SetProperty(row => row.LeaseOwner, (string?)null)
                    .SetProperty(row => row.LeaseUntil, (DateTime?)null)
                    .SetProperty(row => row.Revision, row => row.Revision + 1),
                cancellationToken);
        if (withdrawn == 0)
        {
            return Done.It;
        }

        if (!hasScore)
        {
            await QuotaLedger.GiveBackAsync(db, runId, cancellationToken);
        }

        db.AuditEntries.Add(new AuditEntry
        {
            At = time.GetUtcNow().UtcDateTime,
            AccountId = actor.AccountId,
            CompetitionId = run.CompetitionId,
            Action = "run.withdrawn",
            Subject = runId.ToString(),
        });
        await db.SaveChangesAsync(cancellationToken);
        var boards = hasScore ? await leaderboards.UpdateAsync(db, run.TrackId, run.PhaseId, run.TeamId, cancellationToken) : [];
        await transaction.CommitAsync(cancellationToken);
        foreach (var board in boards)
        {
            signal.Changed(board);
        }

        return Done.It;
    }
}
