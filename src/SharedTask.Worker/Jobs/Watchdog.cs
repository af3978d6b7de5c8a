using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SharedTask.Core.Evaluations;

namespace SharedTask.Worker.Jobs;

/// <summary>
/// Looks at the rows, at the start and ever after, and announces the work that no job has announced: what a killed process held,
/// what came while nobody listened, what waited for its time. It does not run as a job, because it watches over the jobs.
/// </summary>
internal sealed partial class Watchdog(
    ClaimNextRun claims, ReferenceChecks references, HangfireWorkSignal signal, WorkerRegistry registry, IOptions<WorkerOptions> options, TimeProvider time, ILogger<Watchdog> logger) : BackgroundService
{
    private static readonly TimeSpan AnnounceEvery = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        signal.WakeAll(options.Value.SlotCount);
        var process = new WorkerProcess
        {
            Name = WorkerName.OfProcess,
            Queues = options.Value.Queues,
            Slots = options.Value.SlotCount,
            StartedAt = time.GetUtcNow().UtcDateTime,
        };
        long? announcedAt = null;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.WatchdogSeconds), time);
        do
        {
            try
            {
                if (await claims.IsThereWorkAsync(options.Value.Scope, stoppingToken) || await references.IsThereWorkAsync(options.Value.Scope, stoppingToken))
                {
                    signal.HasBegun();
                    signal.ThereIsWork();
                }

                // Last: whatever may be wrong with it, the work is done.
                if (announcedAt is not { } then || time.GetElapsedTime(then) >= AnnounceEvery)
                {
                    await registry.AnnounceAsync(process, stoppingToken);
                    announcedAt = time.GetTimestamp();
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // The database is away; it will be looked at again.
                Log.LookFailed(logger, exception);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }
        while (await NextAsync(timer, stoppingToken));

        await LeaveAsync(process.Id);
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task LeaveAsync(Guid processId)
    {
        try
        {
            await registry.LeaveAsync(processId, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // It is taken for dead soon.
            Log.LookFailed(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3221, LogLevel.Warning, "The watchdog could not look at the queue")]
        public static partial void LookFailed(ILogger logger, Exception exception);
    }
}
