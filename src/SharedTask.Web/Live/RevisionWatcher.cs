using SharedTask.Core.Leaderboards;

namespace SharedTask.Web.Live;

/// <summary>Reads the revisions of watched boards about once a second, and at once when this process changed one, and publishes what is new.</summary>
internal sealed partial class RevisionWatcher(LeaderboardFeed feed, BoardStamps stamps, ReadRevisions revisions, TimeProvider time, ILogger<RevisionWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly Dictionary<Guid, long> known = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var isNudged = await WaitAsync(stoppingToken);
            try
            {
                await LookAsync(stoppingToken);
                if (isNudged)
                {
                    stamps.Forget();
                    feed.PublishFirst();
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.LookFailed(logger, exception);
            }
        }
    }

    /// <summary>Waits for the next look.</summary>
    /// <returns>Whether this process changed a board.</returns>
    private async Task<bool> WaitAsync(CancellationToken stoppingToken)
    {
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await Task.WhenAny(feed.Nudges.WaitToReadAsync(pause.Token).AsTask(), Task.Delay(LookAgain, time, pause.Token));
        await pause.CancelAsync();
        return feed.Nudges.TryRead(out _);
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        var watched = feed.Watched;
        if (watched.Count == 0)
        {
            return;
        }

        foreach (var (board, revision) in await revisions.ExecuteAsync(watched, stoppingToken))
        {
            if (known.TryGetValue(board, out var before) ? before != revision : (known[board] = revision) >= 0)
            {
                known[board] = revision;
                stamps.Forget();
                feed.Publish(board, revision);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4101, LogLevel.Warning, "The revisions of the leaderboards could not be read")]
        public static partial void LookFailed(ILogger logger, Exception exception);
    }
}
