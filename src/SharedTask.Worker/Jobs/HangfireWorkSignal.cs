using Hangfire;
using Microsoft.Extensions.Logging;
using SharedTask.Core.Data;
using SharedTask.Core.Evaluations;

namespace SharedTask.Worker.Jobs;

/// <summary>
/// Says "there is work" by a job that carries nothing. As long as one of them has not begun, another would say nothing new; but only
/// where no other process takes jobs does this one know when they begin.
/// </summary>
internal sealed partial class HangfireWorkSignal(IBackgroundJobClient jobs, DataOptions data, ILogger<HangfireWorkSignal> logger) : IWorkSignal
{
    private readonly bool isAlone = data.Provider == DataProvider.Sqlite;
    private int announced;

    public void ThereIsWork()
    {
        if (Interlocked.Exchange(ref announced, 1) == 0 || !isAlone)
        {
            Enqueue();
        }
    }

    /// <summary>A job has begun: what comes from now on must be announced again.</summary>
    public void HasBegun() => Volatile.Write(ref announced, 0);

    /// <summary>Wakes every slot, as after a start.</summary>
    public void WakeAll(int slots)
    {
        for (var i = 0; i < slots; i++)
        {
            Enqueue();
        }
    }

    private void Enqueue()
    {
        try
        {
            jobs.Enqueue<WorkUntilDone>(job => job.ExecuteAsync(CancellationToken.None));
        }
        catch (BackgroundJobClientException exception)
        {
            // Whoever signals has already committed the work: it is not lost, and the watchdog will find it.
            HasBegun();
            Log.NotAnnounced(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3231, LogLevel.Warning, "Work could not be announced; the watchdog will find it")]
        public static partial void NotAnnounced(ILogger logger, Exception exception);
    }
}
