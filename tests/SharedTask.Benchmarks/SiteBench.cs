using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Runs;
using SharedTask.Testing;

namespace SharedTask.Benchmarks;

/// <summary>The start of the site, its pages under load, and its viewers.</summary>
internal static class SiteBench
{
    private const int Teams = 1_000;

    private const int Metrics = 12;

    private const int Viewers = 10_000;

    private static readonly string Board = "/c/bench/leaderboard/main/evaluation";

    public static async Task<BenchTable> RunAsync(CancellationToken cancellationToken)
    {
        await using var live = await CreateBoardAsync(cancellationToken);
        await using var site = new SiteProcess(live.DataFolder, new Dictionary<string, string>(StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Warning" });
        using var client = new HttpClient { BaseAddress = site.Address };
        var start = new Sample();
        for (var i = 0; i < 5; i++)
        {
            await site.KillAsync();
            var started = Stopwatch.GetTimestamp();
            await site.StartAsync(waitsForLine: false);
            await FirstPageAsync(client, cancellationToken);
            start.Add(Stopwatch.GetElapsedTime(started));
        }

        var idle = ResidentBytes(site.ProcessId);
        var page = await LoadAsync(site.Address, Board, cancellationToken);
        var table = await LoadAsync(site.Address, $"{Board}/table", cancellationToken);
        var before = ResidentBytes(site.ProcessId);
        var (connected, after) = await WatchAsync(site, cancellationToken);
        return new BenchTable(
            "The site",
            FormattableString.Invariant($"A leaderboard of {Teams:N0} teams and {Metrics} metrics. Requests come without an account over 32 connections from the same machine, which shares its processors with the site."),
            [
                new BenchRow("process start to first page", start.ToString(), "3 s"),
                new BenchRow("memory after the first page", Format.Mebibytes(idle), "300 MiB"),
                new BenchRow("leaderboard page", FormattableString.Invariant($"{page.PerSecond:0} requests a second, {Format.Milliseconds(page.Times.Quantile(0.95))} for 95 of 100"), "3,000 requests a second, 30 ms"),
                new BenchRow("leaderboard table alone", FormattableString.Invariant($"{table.PerSecond:0} requests a second, {Format.Milliseconds(table.Times.Quantile(0.95))} for 95 of 100")),
                new BenchRow(FormattableString.Invariant($"{connected:N0} viewers of one board"), $"{Format.Mebibytes(after)}, {Format.Mebibytes(after - before)} more than before", "10,000 under 1 GiB"),
            ]);
    }

    private static async Task FirstPageAsync(HttpClient client, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                (await client.GetAsync(new Uri("/", UriKind.Relative), cancellationToken)).EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }
        }
    }

    private static async Task<(double PerSecond, Sample Times)> LoadAsync(Uri site, string path, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 32 }) { BaseAddress = site };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, deflate, br");
        var address = new Uri(path, UriKind.Relative);
        var times = new Sample();
        double rate = 0;
        foreach (var seconds in new[] { 3, 8 })
        {
            times = new Sample();
            var until = Stopwatch.StartNew();
            var workers = await Task.WhenAll(Enumerable.Range(0, 32).Select(async _ =>
            {
                List<TimeSpan> own = [];
                while (until.Elapsed < TimeSpan.FromSeconds(seconds))
                {
                    var started = Stopwatch.GetTimestamp();
                    using var answer = await client.GetAsync(address, cancellationToken);
                    answer.EnsureSuccessStatusCode();
                    own.Add(Stopwatch.GetElapsedTime(started));
                }

                return own;
            }));
            var count = 0;
            foreach (var time in workers.SelectMany(own => own))
            {
                times.Add(time);
                count++;
            }

            rate = count / until.Elapsed.TotalSeconds;
        }

        return (rate, times);
    }

    private static async Task<(int Connected, long Bytes)> WatchAsync(SiteProcess site, CancellationToken cancellationToken)
    {
        var pages = new List<BoardEvents>();
        try
        {
            while (pages.Count < Viewers)
            {
                pages.AddRange(await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => BoardEvents.OpenAsync(site.Address, Board, cancellationToken))));
            }

            await Task.WhenAll(pages.Select(page => page.NextAsync()));
            return (pages.Count, ResidentBytes(site.ProcessId));
        }
        finally
        {
            foreach (var page in pages)
            {
                await page.DisposeAsync();
            }
        }
    }

    private static long ResidentBytes(int process) => long.Parse(
        File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS", StringComparison.Ordinal)).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;

    private static async Task<LiveScene> CreateBoardAsync(CancellationToken cancellationToken)
    {
        string[] teams = [.. Enumerable.Range(0, Teams).Select(i => FormattableString.Invariant($"team {i}"))];
        string[] metrics = [.. Enumerable.Range(0, Metrics).Select(i => FormattableString.Invariant($"metric_{i}"))];
        var live = await LiveScene.CreateAsync(
            new CompetitionBuilder("bench").Track("main", track => Array.ForEach(metrics, metric => track.Column(metric))).Teams(teams), new LabelTask(10).Reference(), cancellationToken);
        var random = new Random(17);
        var reference = await live.Database.ReadAsync(db => db.ReferenceSets.Select(row => row.Id).FirstAsync(cancellationToken));
        await using var db = live.Database.CreateDbContext();
        foreach (var team in live.Scene.Teams)
        {
            var run = await live.Scene.AddRunAsync(team.Team.Name, cancellationToken, RunState.Scored);
            var evaluation = new Evaluation
            {
                RunId = run.Id,
                ScorerId = live.Scene.Scorer.Id,
                ReferenceSetId = reference,
                Outcome = EvaluationOutcome.Scored,
                IsCurrent = true,
                StartedAt = run.ReceivedAt,
                FinishedAt = run.ReceivedAt,
                ManifestJson = "{}",
            };
            db.Add(evaluation);
            db.AddRange(metrics.Index().Select(metric => new Score { EvaluationId = evaluation.Id, Position = metric.Index, Metric = metric.Item, Value = random.NextDouble() }));
        }

        await db.SaveChangesAsync(cancellationToken);
        await new UpdateLeaderboard(TimeProvider.System).RebuildAsync(db, live.Scene.Track.Id, live.Scene.Phase.Id, cancellationToken);
        return live;
    }
}
