using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Runs;

namespace SharedTask.Core.Evaluations;

/// <summary>Records what a check found: the run waits to be scored, or it is invalid and costs no quota.</summary>
public sealed class RecordCheck(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    /// <summary>False if the worker no longer holds the run; nothing has changed then.</summary>
    public async Task<bool> ExecuteAsync(RecordCheckCommand command, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var held = db.Runs.Where(row => row.Id == command.RunId && row.LeaseOwner == command.Owner && row.State == RunState.Checking);
        var state = !command.IsValid ? RunState.Invalid : command.GoOn ? RunState.Scoring : RunState.Waiting;
        var owner = state == RunState.Scoring ? command.Owner : null;
        var recorded = await held.ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, state)
                .SetProperty(row => row.ProblemsJson, command.ProblemsJson)
                .SetProperty(row => row.ProblemCount, command.ProblemCount)
                .SetProperty(row => row.ReasonKey, (string?)null)
                .SetProperty(row => row.NotBefore, (DateTime?)null)
                .SetProperty(row => row.Attempts, state == RunState.Scoring ? 1 : 0)
                .SetProperty(row => row.Faults, 0)
                .SetProperty(row => row.LeaseOwner, owner)
                .SetProperty(row => row.LeaseUntil, row => owner == null ? null : row.LeaseUntil)
                .SetProperty(row => row.FinishedAt, row => state == RunState.Invalid ? now : row.FinishedAt)
                .SetProperty(row => row.Revision, row => row.Revision + 1),
            cancellationToken);
        if (recorded == 0)
        {
            return false;
        }

        if (state == RunState.Invalid)
        {
            await QuotaLedger.GiveBackAsync(db, command.RunId, cancellationToken);
            await RunNotices.AddForTeamAsync(db, command.RunId, "run.invalid", now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
