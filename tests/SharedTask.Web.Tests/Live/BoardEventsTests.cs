using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SharedTask.Core.Leaderboards;
using SharedTask.Web.Live;
using SharedTask.Web.Tests.Infrastructure;

namespace SharedTask.Web.Tests.Live;

public sealed class BoardEventsTests
{
    private static readonly Guid LiveBoard = Guid.CreateVersion7();
    private static readonly Guid FrozenBoard = Guid.CreateVersion7();

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly LeaderboardFeed feed = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watcher_AcrossAFreeze_IsToldOfTheFrozenBoardAndOfNothingAfter()
    {
        var freeze = time.GetUtcNow().UtcDateTime.AddSeconds(30);
        BoardStamp Look() => time.GetUtcNow().UtcDateTime < freeze
            ? new BoardStamp(BoardSight.Full, LiveBoard, 5, freeze)
            : new BoardStamp(BoardSight.Frozen, FrozenBoard, 5, null);
        await using var events = Watch(Look);

        (await events.NextAsync()).ShouldBe("full.5");
        var next = events.NextAsync();
        time.Advance(TimeSpan.FromSeconds(20));
        time.Advance(TimeSpan.FromSeconds(10));
        (await next).ShouldBe("frozen.5", "the revisions are equal, the boards are not");

        var after = events.NextAsync();
        feed.Publish(LiveBoard, 6);
        feed.Publish(FrozenBoard, 7);
        (await after).ShouldBe("frozen.7", "what happens to the live board is not told any more");
    }

    [Fact]
    public async Task Watcher_OfABoardWithoutRuns_IsToldOfTheFirst()
    {
        var stamp = new BoardStamp(BoardSight.Full, null, 0, null);
        await using var events = Watch(() => stamp);

        (await events.NextAsync()).ShouldBe("full.0");
        var next = events.NextAsync();
        stamp = new BoardStamp(BoardSight.Full, LiveBoard, 1, null);
        while (!next.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        (await next).ShouldBe("full.1");
    }

    [Fact]
    public async Task Watcher_OfABoardWithoutRuns_IsToldOfTheFirstOfThisProcessAtOnce()
    {
        var stamp = new BoardStamp(BoardSight.Full, null, 0, null);
        await using var events = Watch(() => stamp);

        (await events.NextAsync()).ShouldBe("full.0");
        var next = events.NextAsync();
        feed.Watched.ShouldBeEmpty("what has no scores has no revision to look for");
        feed.PublishFirst();
        stamp = new BoardStamp(BoardSight.Full, LiveBoard, 1, null);
        feed.PublishFirst();

        (await next).ShouldBe("full.1", "without the time going on");
    }

    [Fact]
    public async Task Change_OfAnyBoardOfThisProcess_WakesThoseWhoWaitForTheFirst()
    {
        await using var site = new TestSite();
        var ours = site.Services.GetRequiredService<LeaderboardFeed>();
        using var waiting = ours.WatchForFirst();

        ours.Changed(LiveBoard);

        await waiting.Revisions.ReadAsync(Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(60), Stop);
    }

    [Fact]
    public async Task Watcher_WhoComesBetweenTwoRevisions_IsToldOfTheNewer()
    {
        var looks = 0;
        await using var events = Watch(() => new BoardStamp(BoardSight.Full, LiveBoard, looks++ == 0 ? 4 : 5, null));

        (await events.NextAsync()).ShouldBe("full.4");
        (await events.NextAsync()).ShouldBe("full.5");
    }

    private Events Watch(Func<BoardStamp> look) => new(new BoardEvents(feed, time).WatchAsync(look(), _ => Task.FromResult<BoardStamp?>(look()), CancellationToken.None, Stop));

    private sealed class Events(IAsyncEnumerable<System.Net.ServerSentEvents.SseItem<string>> items) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<System.Net.ServerSentEvents.SseItem<string>> enumerator = items.GetAsyncEnumerator(Stop);

        /// <summary>The next stamp; heartbeats are passed over.</summary>
        public async Task<string> NextAsync()
        {
            while (await enumerator.MoveNextAsync())
            {
                if (enumerator.Current.EventType == "board")
                {
                    return enumerator.Current.Data;
                }
            }

            throw new InvalidOperationException("The events ended.");
        }

        public ValueTask DisposeAsync() => enumerator.DisposeAsync();
    }
}
