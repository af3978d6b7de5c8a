using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using SharedTask.Core.Leaderboards;
using SharedTask.Web.Account;
using SharedTask.Web.Features.Leaderboards;
using SharedTask.Web.Live;

namespace SharedTask.Web.Hosting;

/// <summary>A leaderboard beside its page: the table alone, files, and events. All of them ask the one query that decides what is seen.</summary>
internal static class LeaderboardHosting
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    public static void AddLeaderboardFeed(this IServiceCollection services)
    {
        services.AddSingleton<LeaderboardFeed>();
        services.AddSingleton<ILeaderboardSignal>(provider => provider.GetRequiredService<LeaderboardFeed>());
        services.AddHostedService<RevisionWatcher>();
    }

    public static void MapLeaderboards(this WebApplication app)
    {
        var board = app.MapGroup("/c/{competition}/leaderboard/{track}/{phase}").AllowAnonymous();
        board.MapGet("/table", TableAsync);
        board.MapGet("/csv", CsvAsync);
        board.MapGet("/json", JsonAsync);
        board.MapGet("/events", EventsAsync);
    }

    private static async Task<IResult> TableAsync(
        string competition, string track, string phase, string? sort, HttpContext context, FindLeaderboard find, CancellationToken cancellationToken)
    {
        var view = await find.ExecuteAsync(competition, track, phase, context.User.ToActor(), cancellationToken);
        return view is null
            ? Results.NotFound()
            : new RazorComponentResult<LeaderboardTable>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Board"] = view, ["Sort"] = sort });
    }

    private static async Task<IResult> CsvAsync(
        string competition, string track, string phase, HttpContext context, FindLeaderboard find, CancellationToken cancellationToken)
    {
        var view = await find.ExecuteAsync(competition, track, phase, context.User.ToActor(), cancellationToken);
        if (view is null)
        {
            return Results.NotFound();
        }

        var csv = new StringBuilder();
        csv.AppendJoin(',', new[] { "rank", "team", "affiliation", "country", "baseline", "runs" }.Concat(view.Columns.Select(column => Cell(column.Metric)))).Append("\r\n");
        foreach (var row in view.Rows)
        {
            csv.AppendJoin(',', new[]
            {
                Number(row.Rank), Cell(row.Team), Cell(row.Affiliation), row.Country, row.IsBaseline ? "true" : "false", row.ScoredRuns.ToString(CultureInfo.InvariantCulture),
            }.Concat(row.Values.Select(value => Number(value.Value)))).Append("\r\n");
        }

        return Results.File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", $"{competition}-{track}-{phase}.csv");
    }

    private static async Task<IResult> JsonAsync(
        string competition, string track, string phase, HttpContext context, FindLeaderboard find, CancellationToken cancellationToken)
    {
        var view = await find.ExecuteAsync(competition, track, phase, context.User.ToActor(), cancellationToken);
        return view is null
            ? Results.NotFound()
            : Results.Json(new
            {
                competition = view.CompetitionTitle,
                track = view.TrackTitle,
                phase = view.PhaseTitle,
                shown = view.IsShown,
                revision = view.Revision,
                scorer = view.Scorer,
                referenceSha256 = view.ReferenceSha256,
                columns = view.Columns.Select(column => new { metric = column.Metric, title = column.Title, higherIsBetter = column.HigherIsBetter, ranks = column.Ranks }),
                rows = view.Rows.Select(row => new
                {
                    rank = row.Rank,
                    team = row.Team,
                    affiliation = row.Affiliation,
                    country = row.Country,
                    baseline = row.IsBaseline,
                    runs = row.ScoredRuns,
                    scores = view.Columns.Zip(row.Values).ToDictionary(
                        pair => pair.First.Metric, pair => new { value = pair.Second.Value, low = pair.Second.Low, high = pair.Second.High }, StringComparer.Ordinal),
                }),
            });
    }

    private static async Task<IResult> EventsAsync(
        string competition,
        string track,
        string phase,
        HttpContext context,
        FindLeaderboard find,
        LeaderboardFeed feed,
        IHostApplicationLifetime lifetime,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var view = await find.ExecuteAsync(competition, track, phase, context.User.ToActor(), cancellationToken);
        if (view is null)
        {
            return Results.NotFound();
        }

        // Neither proxies nor caches may hold events back.
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        async Task<LeaderboardView?> Look() => await find.ExecuteAsync(competition, track, phase, context.User.ToActor(), cancellationToken);
        return TypedResults.ServerSentEvents(WatchAsync(view, Look, feed, time, lifetime.ApplicationStopping, cancellationToken));
    }

    /// <summary>Says the revision now and whenever it changes; a board that is not there, or not shown, is looked for at every heartbeat.</summary>
    private static async IAsyncEnumerable<SseItem<string>> WatchAsync(
        LeaderboardView view,
        Func<Task<LeaderboardView?>> look,
        LeaderboardFeed feed,
        TimeProvider time,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        yield return Event("revision", view.Revision);
        while (view.LeaderboardId is null && !ended.IsCancellationRequested)
        {
            // Nobody has been scored yet, or nothing is shown: there is nothing to subscribe to.
            await PauseAsync(TimeSpan.FromSeconds(1), time, ended.Token);
            if (ended.IsCancellationRequested || await look() is not { } again)
            {
                yield break;
            }

            if (again.LeaderboardId is not null)
            {
                yield return Event("revision", again.Revision);
            }

            view = again;
        }

        if (ended.IsCancellationRequested)
        {
            yield break;
        }

        using var subscription = feed.Watch(view.LeaderboardId!.Value);
        while (!ended.IsCancellationRequested)
        {
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(ended.Token);
            pause.CancelAfter(Heartbeat);
            var revision = await NextAsync(subscription, pause.Token);
            yield return revision is { } changed ? Event("revision", changed) : Event("heartbeat", view.Revision);
        }
    }

    private static async Task<long?> NextAsync(LeaderboardFeed.Subscription subscription, CancellationToken cancellationToken)
    {
        try
        {
            return await subscription.Revisions.ReadAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task PauseAsync(TimeSpan pause, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(pause, time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The watcher has left.
        }
    }

    private static SseItem<string> Event(string name, long revision) => new(revision.ToString(CultureInfo.InvariantCulture), name);

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A quoted cell; a leading sign that a spreadsheet would compute is kept from it by an apostrophe.</summary>
    private static string Cell(string text)
    {
        var harmless = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
