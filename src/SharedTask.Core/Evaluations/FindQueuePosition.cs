using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Runs;

namespace SharedTask.Core.Evaluations;

/// <summary>Tells how many unfinished runs came before a run.</summary>
public sealed class FindQueuePosition(IDbContextFactory<SharedTaskDb> databases)
{
    /// <summary>The place in the queue, counted from 1; <see langword="null"/> if the run is not in it, or waits for the organizers.</summary>
    public async Task<int?> ExecuteAsync(Guid runId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var run = await ClaimNextRun.Queued(db)
            .Where(row => row.Id == runId)
            .Select(row => new { row.ReceivedAt })
            .SingleOrDefaultAsync(cancellationToken);
        return run is null ? null : 1 + await ClaimNextRun.Queued(db).CountAsync(row => row.ReceivedAt < run.ReceivedAt, cancellationToken);
    }
}
