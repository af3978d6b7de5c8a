using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Runs;

namespace SharedTask.Core.Evaluations;

/// <summary>Tells how many unfinished runs came before a run.</summary>
public sealed class FindQueuePosition(IDbContextFactory<SharedTaskDb> databases)
{
    /// <summary>The place in the queue, counted from 1; <see langword="null"/> if the run is not in it.</summary>
    public async Task<int?> ExecuteAsync(Guid runId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var run = await db.Runs
            .Where(row => row.Id == runId && row.State < RunState.Scored)
            .Select(row => new { row.ReceivedAt })
            .SingleOrDefaultAsync(cancellationToken);
        return run is null
            ? null
            : 1 + await db.Runs.CountAsync(row => row.State < RunState.Scored && row.ReasonKey == null && row.ReceivedAt < run.ReceivedAt, cancellationToken);
    }
}
