using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using SharedTask.Core.Leaderboards;
using SharedTask.Web.Account;
using SharedTask.Web.Features.Leaderboards;
using SharedTask.Web.Live;
using SharedTask.Web.Shared;

namespace SharedTask.Web.Hosting;

/// <summary>A leaderboard beside its page: the table alone, files, and events. All of them ask the one query that decides what is seen.</summary>
internal static class LeaderboardHosting
{
    public static void AddLeaderboardFeed(this IServiceCollection services)
    {
        services.AddSingleton<LeaderboardFeed>();
        services.AddSingleton<BoardEvents>();
        services.AddSingleton<BoardStamps>();
        services.AddSingleton<ILeaderboardSignal>(provider => provider.GetRequiredService<LeaderboardFeed>());
        services.AddHostedService<RevisionWatcher>();
    }

    public static void MapLeaderboards(this WebApplication app)
    {
        var board = app.MapGroup("/c/{competition}/leaderboard/{track}/{phase}").AllowAnonymous();
        board.MapGet("/table", TableAsync).CacheOutput(PublicPages.Policy);
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

        var rule = view.RankingRule.Combines() ? NameOf(view.RankingRule) : null;
        var csv = new StringBuilder();
        csv.AppendJoin(',', new[] { "rank", "team", "run", "label", "affiliation", "country", "flag", "runs" }.Concat(rule is null ? [] : [rule]).Concat(view.Columns.Select(column => Cell(column.Metric)))).Append("\r\n");
        foreach (var row in view.Rows)
        {
            csv.AppendJoin(',', new[]
            {
                Number(row.Rank), Cell(row.Team), Number(row.Run), Cell(row.Label), Cell(row.Affiliation), row.Country, NameOf(row.Flag) ?? "", row.ScoredRuns.ToString(CultureInfo.InvariantCulture),
            }.Concat(rule is null ? [] : [Number(row.Combined)]).Concat(row.Values.Select(value => Number(value.Value)))).Append("\r\n");
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
                rankingRule = NameOf(view.RankingRule),
                columns = view.Columns.Select(column => new { metric = column.Metric, title = column.Title, higherIsBetter = column.HigherIsBetter, ranks = column.Ranks }),
                rows = view.Rows.Select(row => new
                {
                    rank = row.Rank,
                    combined = row.Combined,
                    team = row.Team,
                    run = row.Run,
                    label = row.Label,
                    affiliation = row.Affiliation,
                    country = row.Country,
                    flag = NameOf(row.Flag),
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
        FindBoardStamp find,
        BoardEvents events,
        IHostApplicationLifetime lifetime,
        CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        if (await find.ExecuteAsync(competition, track, phase, actor, cancellationToken) is not { } stamp)
        {
            return Results.NotFound();
        }

        // Neither proxies nor caches may hold events back.
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(events.WatchAsync(
            stamp, stop => find.ExecuteAsync(competition, track, phase, actor, stop), lifetime.ApplicationStopping, cancellationToken));
    }

    private static string NameOf(RankingRule rule) => rule switch
    {
        RankingRule.MeanRank => "mean_rank",
        RankingRule.AutoRank => "auto_rank",
        RankingRule.Borda => "borda",
        RankingRule.WinRate => "win_rate",
        _ => "in_turn",
    };

    private static string? NameOf(RowFlag flag) => flag switch
    {
        RowFlag.Baseline => "baseline",
        RowFlag.Human => "human",
        RowFlag.Late => "late",
        RowFlag.Unofficial => "unofficial",
        _ => null,
    };

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A quoted cell; a leading sign that a spreadsheet would compute is kept from it by an apostrophe.</summary>
    private static string Cell(string text)
    {
        var harmless = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
