using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Runs;

namespace SharedTask.Core.Evaluations;

/// <summary>
/// Tells the place of each waiting run. Everybody who waits looks again and again: the queue is read once a second for all of them.
/// </summary>
public sealed class QueueForecast(IDbContextFactory<SharedTaskDb> databases, TimeProvider time) : IDisposable
{
    /// <summary>Further behind nobody asks for the exact place.</summary>
    private const int Most = 1000;

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    // Until something was measured. Starting, laying out and recording are in them.
    private static readonly TimeSpan UsualPlugin = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan UsualProgram = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Around = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim reading = new(1, 1);
    private IReadOnlyDictionary<Guid, QueuePlace> last = new Dictionary<Guid, QueuePlace>();
    private long? readAt;

    /// <summary>The place of a run; <see langword="null"/> if it does not wait for a worker.</summary>
    public async Task<QueuePlace?> FindAsync(Guid runId, CancellationToken cancellationToken) => (await FindAllAsync(cancellationToken)).GetValueOrDefault(runId);

    /// <summary>The places of all waiting runs.</summary>
    public async Task<IReadOnlyDictionary<Guid, QueuePlace>> FindAllAsync(CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            if (readAt is not { } then || time.GetElapsedTime(then) >= Kept)
            {
                last = await ReadAsync(cancellationToken);
                readAt = time.GetTimestamp();
            }

            return last;
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    private async Task<Dictionary<Guid, QueuePlace>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var rows = await (
            from run in ClaimNextRun.Queued(db)
            join competition in db.Competitions on run.CompetitionId equals competition.Id
            where run.NotBefore == null || run.NotBefore <= now
            orderby run.ReceivedAt
            select new
            {
                Run = new { run.Id, run.CompetitionId, run.TeamId, run.State, run.Attempts, run.ReceivedAt, run.LeaseUntil },
                competition.QueueLabel,
                Expected = db.PhaseTracks.Where(row => row.PhaseId == run.PhaseId && row.TrackId == run.TrackId).Select(row => row.ExpectedMilliseconds).FirstOrDefault(),
                IsProgram = db.Scorers.Any(row => row.TrackId == run.TrackId && row.PluginId == ProgramSettings.PluginId),
            })
            .Take(Most)
            .ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return [];
        }

        var competitions = rows.Select(row => row.Run.CompetitionId).Distinct().ToList();
        var turns = await db.QueueTurns.AsNoTracking()
            .Where(turn => competitions.Contains(turn.CompetitionId))
            .ToDictionaryAsync(turn => (turn.CompetitionId, turn.TeamId), turn => turn.ServedAt <= now ? turn.ServedAt : default, cancellationToken);
        var workers = await WorkerRegistry.LivingAsync(db, now, cancellationToken);
        var longFrom = new ClaimScope { Lease = default }.LongFrom;
        Dictionary<Guid, QueuePlace> places = [];
        foreach (var queue in rows.GroupBy(row => row.QueueLabel, StringComparer.Ordinal))
        {
            var runs = queue.Select(row => new QueuedRun(row.Run.Id, row.Run.CompetitionId, row.Run.TeamId, row.Run.ReceivedAt)
            {
                IsCheck = row.Run.State == RunState.Checking,
                IsHeld = row.Run.LeaseUntil >= now,
                Attempts = row.Run.Attempts,
                Expected = Around + (row.Expected is { } measured ? TimeSpan.FromMilliseconds(measured) : row.IsProgram ? UsualProgram : UsualPlugin),
                IsLong = row.Expected is { } expected ? expected >= longFrom.TotalMilliseconds : row.IsProgram,
            });
            foreach (var (run, place) in QueuePlan.Make([.. runs], turns, workers.Where(worker => worker.Serves(queue.Key)).Sum(worker => worker.Slots), now))
            {
                places[run] = place;
            }
        }

        return places;
    }
}
