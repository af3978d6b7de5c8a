using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Runs;

namespace SharedTask.Core.Evaluations;

/// <summary>Keeps a worker's claim on a run alive, or gives it up.</summary>
public sealed class RunLeases(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    /// <summary>Extends a lease; false if the worker no longer holds it.</summary>
    public async Task<bool> ExtendAsync(Guid runId, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var until = time.GetUtcNow().UtcDateTime + lease;
        return await db.Runs
            .Where(row => row.Id == runId && row.LeaseOwner == owner)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, until), cancellationToken) == 1;
    }

    /// <summary>Hands a run back untouched, as a worker does that is asked to stop; the attempt does not count.</summary>
    public async Task ReturnAsync(Guid runId, string owner, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Runs
            .Where(row => row.Id == runId && row.LeaseOwner == owner && row.State < RunState.Scored)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.State, row => row.State == RunState.Scoring ? RunState.Waiting : row.State)
                    .SetProperty(row => row.LeaseOwner, (string?)null)
                    .SetProperty(row => row.LeaseUntil, (DateTime?)null)
                    .SetProperty(row => row.Attempts, row => row.Attempts > 0 ? row.Attempts - 1 : 0)
                    .SetProperty(row => row.Revision, row => row.Revision + 1),
                cancellationToken);
    }
}
