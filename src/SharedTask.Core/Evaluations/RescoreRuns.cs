using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Audit;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Runs;

namespace SharedTask.Core.Evaluations;

/// <summary>
/// Has runs scored again by the newest scorer and reference. They keep their evaluation and their place until the new one is
/// recorded; an invalid run is checked anew.
/// </summary>
public sealed class RescoreRuns(IDbContextFactory<SharedTaskDb> databases, IWorkSignal signal, TimeProvider time)
{
    /// <summary>Answers how many runs were put into the queue.</summary>
    public async Task<Answer<int>> ExecuteAsync(RescoreRunsCommand command, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var access = await FindCompetitionAccess.ExecuteAsync(db, command.CompetitionId, actor, cancellationToken);
        if (access is not { IsOrganizer: true })
        {
            return new Refusal("not-allowed");
        }

        var runs = db.Runs.Where(run => run.CompetitionId == command.CompetitionId && run.State != RunState.Withdrawn);
        runs = command.RunId is { } runId
            ? runs.Where(run => run.Id == runId)
            : runs.Where(run => run.TrackId == command.TrackId && run.PhaseId == command.PhaseId);

        var track = command.TrackId ?? await db.Runs.Where(run => run.Id == command.RunId).Select(run => run.TrackId).SingleOrDefaultAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await UpdateLeaderboard.TakeAsync(db, track, null, cancellationToken);
        var count = await ReleaseAsync(runs, cancellationToken);
        db.AuditEntries.Add(new AuditEntry
        {
            At = time.GetUtcNow().UtcDateTime,
            AccountId = actor.AccountId,
            CompetitionId = command.CompetitionId,
            Action = "runs.rescored",
            Subject = (command.RunId ?? command.TrackId)?.ToString() ?? "",
            DetailsJson = $$"""{"runs":{{count.ToString(CultureInfo.InvariantCulture)}}}""",
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.ThereIsWork();
        return count;
    }

    /// <summary>Lets the runs of a track that wait for a corrected scorer or reference be claimed again; part of the transaction that corrects it.</summary>
    public static async Task<int> ReleaseWaitingAsync(SharedTaskDb db, Guid trackId, Guid? phaseId, CancellationToken cancellationToken)
    {
        await UpdateLeaderboard.TakeAsync(db, trackId, phaseId, cancellationToken);
        return await ReleaseAsync(
            db.Runs.Where(run => run.TrackId == trackId && (phaseId == null || run.PhaseId == phaseId)
                && run.State == RunState.Waiting && run.ReasonKey == ReasonKeys.ScorerFault),
            cancellationToken);
    }

    private static Task<int> ReleaseAsync(IQueryable<Run> runs, CancellationToken cancellationToken) => runs.ExecuteUpdateAsync(
        set => set
            .SetProperty(run => run.State, run => run.State == RunState.Invalid || run.State == RunState.Checking ? RunState.Checking : RunState.Waiting)
            .SetProperty(run => run.ReasonKey, (string?)null)
            .SetProperty(run => run.NotBefore, (DateTime?)null)
            // A worker that scores it now does so by what was the newest when it began: its lease is taken, and its result with it.
            .SetProperty(run => run.LeaseOwner, (string?)null)
            .SetProperty(run => run.LeaseUntil, (DateTime?)null)
            .SetProperty(run => run.Attempts, 0)
            .SetProperty(run => run.Faults, 0)
            .SetProperty(run => run.Revision, run => run.Revision + 1),
        cancellationToken);
}
