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
    ClaimNextRun claims, ReferenceChecks references, HangfireWorkSignal signal, IOptions<WorkerOptions> options, TimeProvider time, ILogger<Watchdog> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        signal.WakeAll(options.Value.SlotCount);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.WatchdogSeconds), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await claims.IsThereWorkAsync(options.Value.Lease, stoppingToken) || await references.IsThereWorkAsync(options.Value.ReferenceLease, stoppingToken))
                {
                    signal.HasBegun();
                    signal.ThereIsWork();
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The database is away; it will be looked at again.
                Log.LookFailed(logger, exception);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3221, LogLevel.Warning, "The watchdog could not look at the queue")]
        public static partial void LookFailed(ILogger logger, Exception exception);
    }
}
