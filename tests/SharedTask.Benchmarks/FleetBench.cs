using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Runs;
using SharedTask.Testing;

namespace SharedTask.Benchmarks;

/// <summary>Two worker processes and one web process around one database.</summary>
internal static class FleetBench
{
    private const int Runs = 500;

    public static async Task<BenchTable> RunAsync(CancellationToken cancellationToken)
    {
        string[] teams = [.. Enumerable.Range(0, 20).Select(i => FormattableString.Invariant($"team {i}"))];
        var task = new LabelTask(10_000, labels: 6);
        await using var live = await LiveScene.CreateAsync(new CompetitionBuilder("bench").Track("main", track => track.Column("macro_f1")).Teams(teams), task.Reference(), cancellationToken);
        await using var web = New(live, "false");
        await web.StartAsync();
        var number = 0;
        foreach (var team in teams)
        {
            using var visitor = await live.SignInAsync(web.Address, team, cancellationToken);
            for (var i = 0; i < Runs / teams.Length; i++, number++)
            {
                await live.SubmitAsync(visitor, FormattableString.Invariant($"{number}.tsv"), task.Run(number), cancellationToken);
            }
        }

        await using var one = New(live, "true");
        await using var other = New(live, "true");
        await Task.WhenAll(one.StartAsync(), other.StartAsync());
        var started = Stopwatch.GetTimestamp();
        var already = await ScoredAsync(live, cancellationToken);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await live.Database.ReadAsync(db => db.Runs.AnyAsync(run => run.State < RunState.Scored, cancellationToken)))
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }

        var rate = (await ScoredAsync(live, cancellationToken) - already) / Stopwatch.GetElapsedTime(started).TotalSeconds;
        var order = await live.Database.ReadAsync(db => (
            from evaluation in db.Evaluations
            join run in db.Runs on evaluation.RunId equals run.Id
            where evaluation.Outcome == EvaluationOutcome.Scored
            orderby evaluation.FinishedAt
            select new { run.TeamId, evaluation.RunId }).ToListAsync(cancellationToken));
        var half = order.Take(order.Count / 2).CountBy(row => row.TeamId).Select(pair => pair.Value).ToList();
        return new BenchTable(
            "Several processes",
            FormattableString.Invariant($"{Runs} runs of 10,000 lines from {teams.Length} teams, sent one team after the other to a process that only serves pages; two worker processes beside it score them, all around one SQLite database."),
            [
                new BenchRow("runs a second", FormattableString.Invariant($"{rate:0.0}")),
                new BenchRow("runs scored, and scored twice", FormattableString.Invariant($"{order.Count}, {order.Count - order.DistinctBy(row => row.RunId).Count()}"), "each once"),
                new BenchRow("runs of a team in the first half, fewest and most", FormattableString.Invariant($"{(half.Count == teams.Length ? half.Min() : 0)} and {half.Max()}"), "fair: about 12"),
            ]);
    }

    private static Task<int> ScoredAsync(LiveScene live, CancellationToken cancellationToken) =>
        live.Database.ReadAsync(db => db.Runs.CountAsync(run => run.State == RunState.Scored, cancellationToken));

    private static SiteProcess New(LiveScene live, string works) =>
        new(live.DataFolder, new Dictionary<string, string>(StringComparer.Ordinal) { ["Worker:Enabled"] = works });
}
