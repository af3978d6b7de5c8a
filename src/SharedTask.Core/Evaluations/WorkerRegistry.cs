using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Evaluations;

/// <summary>Knows the processes that work on runs: for estimates and for administrators. No claim asks it.</summary>
public sealed class WorkerRegistry(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    /// <summary>Who has said nothing for so long is taken for dead.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    /// <summary>Says that a process is there.</summary>
    public async Task AnnounceAsync(WorkerProcess process, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var seen = await db.WorkerProcesses.Where(row => row.Id == process.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.SeenAt, now), cancellationToken);
        if (seen > 0)
        {
            return;
        }

        process.SeenAt = now;
        db.WorkerProcesses.Add(process);
        await db.SaveChangesAsync(cancellationToken);
        var old = now - Forgotten;
        await db.WorkerProcesses.Where(row => row.SeenAt < old).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Says that a process has stopped.</summary>
    public async Task LeaveAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.WorkerProcesses.Where(row => row.Id == id).ExecuteDeleteAsync(cancellationToken);
    }

    internal static Task<List<WorkerProcess>> LivingAsync(SharedTaskDb db, DateTime now, CancellationToken cancellationToken)
    {
        var (from, to) = (now - Silence, now + Silence);
        return db.WorkerProcesses.AsNoTracking().Where(row => row.SeenAt >= from && row.SeenAt <= to).OrderBy(row => row.Name).ToListAsync(cancellationToken);
    }
}
