using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SharedTask.Worker.Jobs;

/// <summary>Keeps a worker's claim alive while it works.</summary>
internal sealed partial class LeaseKeeper(IOptions<WorkerOptions> options, TimeProvider time, ILogger<LeaseKeeper> logger)
{
    /// <summary>Beside the time of the sandboxes: to fetch, to unpack, to copy and to record, on a slow disk.</summary>
    internal static readonly TimeSpan Slack = TimeSpan.FromMinutes(30);

    /// <summary>Extends the lease three times within its length; stops the work if it is lost, or if the work has no end: then the lease passes, and another worker tries.</summary>
    /// <param name="claimed">The run or reference, for the log.</param>
    /// <param name="extend">Extends the lease by a time; false if it is lost.</param>
    /// <param name="longest">How long the work may take at most.</param>
    /// <param name="working">Ends with the work, and ends it.</param>
    public async Task KeepAsync(Guid claimed, Func<TimeSpan, CancellationToken, Task<bool>> extend, TimeSpan longest, CancellationTokenSource working)
    {
        var begun = time.GetTimestamp();
        using var timer = new PeriodicTimer(options.Value.Lease / 3, time);
        while (await WaitForNextBeatAsync(timer, working.Token))
        {
            if (time.GetElapsedTime(begun) > longest)
            {
                Log.HasNoEnd(logger, claimed, longest);
                await working.CancelAsync();
                break;
            }

            try
            {
                if (!await extend(options.Value.Lease, working.Token))
                {
                    Log.LeaseLost(logger, claimed);
                    await working.CancelAsync();
                }
            }
            catch (OperationCanceledException)
            {
                // The work is done.
            }
            catch (Exception exception)
            {
                // The database is away. Should the lease pass meanwhile, another worker does the work again; recording is guarded.
                Log.HeartbeatFailed(logger, exception, claimed);
            }
        }
    }

    private static async Task<bool> WaitForNextBeatAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3202, LogLevel.Warning, "The lease of {Claimed} was lost to another worker")]
        public static partial void LeaseLost(ILogger logger, Guid claimed);

        [LoggerMessage(3205, LogLevel.Error, "The work on {Claimed} has not ended after {Longest}; it is left to another worker")]
        public static partial void HasNoEnd(ILogger logger, Guid claimed, TimeSpan longest);

        [LoggerMessage(3203, LogLevel.Warning, "The lease of {Claimed} could not be extended")]
        public static partial void HeartbeatFailed(ILogger logger, Exception exception, Guid claimed);
    }
}
