namespace SharedTask.Web.Shared;

/// <summary>Looks again, moment by moment, while something on an interactive page changes by itself.</summary>
public sealed partial class Follower(TimeProvider time, ILogger<Follower> logger)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);

    /// <summary>Ends when the page has been left. A look that fails is no reason not to look again.</summary>
    public async Task FollowAsync(Func<bool> isMoving, Func<Task> lookAsync, CancellationToken left)
    {
        ArgumentNullException.ThrowIfNull(isMoving);
        ArgumentNullException.ThrowIfNull(lookAsync);
        try
        {
            using var timer = new PeriodicTimer(Moment, time);
            while (await timer.WaitForNextTickAsync(left))
            {
                if (isMoving())
                {
                    await TryAsync(lookAsync);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page has been left.
        }
    }

    private async Task TryAsync(Func<Task> lookAsync)
    {
        try
        {
            await lookAsync();
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ObjectDisposedException))
        {
            Log.LookFailed(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1002, Level = LogLevel.Warning, Message = "A page could not look again at what it shows")]
        public static partial void LookFailed(ILogger logger, Exception exception);
    }
}
