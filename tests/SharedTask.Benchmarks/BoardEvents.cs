using System.Net.ServerSentEvents;

namespace SharedTask.Benchmarks;

/// <summary>Watches a public leaderboard's events as an anonymous page does.</summary>
internal sealed class BoardEvents : IAsyncDisposable
{
    private readonly HttpClient client;
    private readonly Stream stream;
    private readonly IAsyncEnumerator<SseItem<string>> events;

    private BoardEvents(HttpClient client, Stream stream, CancellationToken cancellationToken)
    {
        (this.client, this.stream) = (client, stream);
        events = SseParser.Create(stream).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
    }

    public static async Task<BoardEvents> OpenAsync(Uri site, string board, CancellationToken cancellationToken)
    {
        var client = new HttpClient { BaseAddress = site, Timeout = Timeout.InfiniteTimeSpan };
        var stream = await client.GetStreamAsync(new Uri($"{board}/events", UriKind.Relative), cancellationToken);
        return new BoardEvents(client, stream, cancellationToken);
    }

    /// <summary>Waits for the next stamp that is told.</summary>
    public async Task<string> NextAsync()
    {
        while (await events.MoveNextAsync())
        {
            if (events.Current.EventType == "board")
            {
                return events.Current.Data;
            }
        }

        throw new InvalidOperationException("The events ended.");
    }

    /// <summary>Waits until the board has scores, so that the event of the first run is not taken for one that is measured.</summary>
    public async Task WaitForScoresAsync()
    {
        while ((await NextAsync()).EndsWith(".0", StringComparison.Ordinal))
        {
            // Nothing is scored yet.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await events.DisposeAsync();
        await stream.DisposeAsync();
        client.Dispose();
    }
}
