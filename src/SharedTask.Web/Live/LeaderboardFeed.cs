using System.Collections.Concurrent;
using System.Threading.Channels;
using SharedTask.Core.Leaderboards;

namespace SharedTask.Web.Live;

/// <summary>
/// Tells the watchers of a board that it has changed. A watcher that is slow misses nothing but repetitions: its channel keeps
/// the newest revision alone.
/// </summary>
public sealed class LeaderboardFeed : ILeaderboardSignal
{
    // Who waits for the first scores of a board, which has no id until then.
    private static readonly Guid NoBoard = Guid.Empty;

    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<Channel<long>, byte>> watchers = new();
    private readonly Channel<bool> nudges = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>The boards that somebody watches.</summary>
    public IReadOnlyCollection<Guid> Watched => [.. watchers.Where(pair => pair.Key != NoBoard && !pair.Value.IsEmpty).Select(pair => pair.Key)];

    /// <summary>Is readable when a board of this process has changed, so that nobody waits for the next look.</summary>
    internal ChannelReader<bool> Nudges => nudges.Reader;

    /// <inheritdoc/>
    public void Changed(Guid leaderboardId) => nudges.Writer.TryWrite(true);

    /// <summary>Watches a board until the subscription is disposed.</summary>
    public Subscription Watch(Guid leaderboardId)
    {
        var channel = Channel.CreateBounded<long>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        watchers.GetOrAdd(leaderboardId, _ => new()).TryAdd(channel, 0);
        return new Subscription(this, leaderboardId, channel);
    }

    /// <summary>Watches for boards that have no scores yet: is told whenever any board of this process has changed.</summary>
    public Subscription WatchForFirst() => Watch(NoBoard);

    /// <summary>Tells those who wait for the first scores of a board that there may be some.</summary>
    internal void PublishFirst() => Publish(NoBoard, 0);

    internal void Publish(Guid leaderboardId, long revision)
    {
        foreach (var channel in watchers.GetValueOrDefault(leaderboardId)?.Keys ?? [])
        {
            channel.Writer.TryWrite(revision);
        }
    }

    private void Leave(Guid leaderboardId, Channel<long> channel) => watchers.GetValueOrDefault(leaderboardId)?.TryRemove(channel, out _);

    /// <summary>One watcher's place.</summary>
    public sealed class Subscription(LeaderboardFeed feed, Guid leaderboardId, Channel<long> channel) : IDisposable
    {
        /// <summary>The revisions as they come.</summary>
        public ChannelReader<long> Revisions => channel.Reader;

        public void Dispose() => feed.Leave(leaderboardId, channel);
    }
}
