using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using SharedTask.Core.Leaderboards;

namespace SharedTask.Web.Live;

/// <summary>
/// The events of one watched leaderboard: its stamp now and whenever it changes. It follows the viewer's sight across the moments at
/// which boards freeze and are released. Thousands of these wait at a time, so each holds next to nothing.
/// </summary>
internal sealed class BoardEvents(LeaderboardFeed feed, TimeProvider time)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    // The first scores may come from another process, which cannot tell; later ones are found by their revision.
    private static readonly TimeSpan LookForFirst = TimeSpan.FromSeconds(2);

    /// <param name="stamp">The board's stamp now.</param>
    /// <param name="look">Finds the stamp anew, for the same viewer.</param>
    /// <param name="stopping">Ends the events when the site stops.</param>
    /// <param name="cancellationToken">Ends them when the viewer leaves.</param>
    public async IAsyncEnumerable<SseItem<string>> WatchAsync(
        BoardStamp stamp,
        Func<CancellationToken, Task<BoardStamp?>> look,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        var known = stamp;
        yield return Board(known);
        while (!ended.IsCancellationRequested)
        {
            var isFirst = WaitsForFirst(known);
            using var subscription = known.LeaderboardId is { } board ? feed.Watch(board) : isFirst ? feed.WatchForFirst() : null;
            if (subscription is not null && await LookAgainAsync(look, ended.Token) is { } subscribed && subscribed != known)
            {
                // It changed between the look and the subscription.
                known = subscribed;
                yield return Board(known);
                continue;
            }

            while (!ended.IsCancellationRequested && !IsOver(known))
            {
                var (isChanged, revision) = await WaitAsync(subscription, PauseFor(known), ended.Token);
                if (ended.IsCancellationRequested)
                {
                    yield break;
                }

                if (isChanged && isFirst)
                {
                    break;
                }

                if (isChanged && revision != known.Revision)
                {
                    known = known with { Revision = revision };
                    yield return Board(known);
                }
                else if (!isChanged)
                {
                    yield return new SseItem<string>("", "heartbeat");
                    if (subscription is null || isFirst)
                    {
                        break;
                    }
                }
            }

            if (await LookAgainAsync(look, ended.Token) is not { } next)
            {
                yield break;
            }

            if (next.ToString() != known.ToString())
            {
                yield return Board(next);
            }

            known = next;
        }
    }

    private static SseItem<string> Board(BoardStamp stamp) => new(stamp.ToString(), "board");

    private static async Task<BoardStamp?> LookAgainAsync(Func<CancellationToken, Task<BoardStamp?>> look, CancellationToken cancellationToken)
    {
        try
        {
            return await look(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static bool WaitsForFirst(BoardStamp stamp) => stamp is { LeaderboardId: null, Sight: BoardSight.Full or BoardSight.Frozen };

    private bool IsOver(BoardStamp stamp) => stamp.ChangesAt <= time.GetUtcNow().UtcDateTime;

    private TimeSpan PauseFor(BoardStamp stamp)
    {
        var pause = WaitsForFirst(stamp) ? LookForFirst : Heartbeat;
        return stamp.ChangesAt - time.GetUtcNow().UtcDateTime is { } left && left < pause ? TimeSpan.FromTicks(Math.Max(left.Ticks, TimeSpan.TicksPerMillisecond)) : pause;
    }

    private async Task<(bool IsChanged, long Revision)> WaitAsync(LeaderboardFeed.Subscription? subscription, TimeSpan pause, CancellationToken ended)
    {
        using var over = new CancellationTokenSource(pause, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, ended);
        try
        {
            if (subscription is not null)
            {
                return (true, await subscription.Revisions.ReadAsync(either.Token));
            }

            await Task.Delay(Timeout.InfiniteTimeSpan, either.Token);
        }
        catch (OperationCanceledException)
        {
            // Nothing came in time, or the viewer has left.
        }

        return (false, 0);
    }
}
