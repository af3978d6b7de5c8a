using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Runs;

namespace SharedTask.Core.Evaluations;

/// <summary>Tells administrators which workers there are and in which queue each competition waits.</summary>
public sealed class FindQueues(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    private const int Most = 200;

    /// <summary>The queues; <see langword="null"/> for anybody but administrators.</summary>
    public async Task<SiteQueues?> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.IsAdministrator)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var workers = await WorkerRegistry.LivingAsync(db, time.GetUtcNow().UtcDateTime, cancellationToken);
        var competitions = await db.Competitions
            .Where(row => row.State != CompetitionState.Closed || row.QueueLabel != QueueNames.Default)
            .OrderBy(row => row.Title).ThenBy(row => row.Id)
            .Select(row => new { row.Slug, row.Title, row.QueueLabel, Unfinished = db.Runs.Count(run => run.CompetitionId == row.Id && run.State < RunState.Scored) })
            .Take(Most)
            .ToListAsync(cancellationToken);
        return new SiteQueues(
            workers,
            competitions.ConvertAll(row => new CompetitionQueue(row.Slug, row.Title, row.QueueLabel, row.Unfinished, workers.Exists(worker => worker.Serves(row.QueueLabel)))));
    }
}
