using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Runs;
using SharedTask.Testing;

namespace SharedTask.Benchmarks;

/// <summary>A thousand waiting runs are scored without a pause.</summary>
internal static class ThroughputBench
{
    private const int Runs = 1_000;

    public static async Task<BenchTable> RunAsync(CancellationToken cancellationToken)
    {
        string[] teams = [.. Enumerable.Range(0, 20).Select(i => FormattableString.Invariant($"team {i}"))];
        var task = new LabelTask(10_000, labels: 6);
        await using var live = await LiveScene.CreateAsync(new CompetitionBuilder("bench").Track("main", track => track.Column("macro_f1")).Teams(teams), task.Reference(), cancellationToken);
        await using var site = new SiteProcess(live.DataFolder, new Dictionary<string, string>(StringComparer.Ordinal) { ["Worker:Enabled"] = "false" });
        await site.StartAsync();
        var visitors = await Task.WhenAll(teams.Select(team => live.SignInAsync(site.Address, team, cancellationToken)));
        for (var i = 0; i < Runs; i++)
        {
            await live.SubmitAsync(visitors[i % teams.Length], $"{i}.tsv", task.Run(i), cancellationToken);
        }

        Array.ForEach(visitors, visitor => visitor.Dispose());
        await site.KillAsync();

        site.Set("Worker:Enabled", "true");
        var started = Stopwatch.GetTimestamp();
        await site.StartAsync();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        List<(int Scored, TimeSpan At)> marks = [];
        var scored = 0;
        while (scored < Runs)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
            scored = await live.Database.ReadAsync(db => db.Runs.CountAsync(run => run.State == RunState.Scored, cancellationToken));
            marks.Add((scored, Stopwatch.GetElapsedTime(started)));
        }

        double Rate(int from, int to)
        {
            var (first, last) = (marks.First(mark => mark.Scored >= from), marks.First(mark => mark.Scored >= to));
            return (last.Scored - first.Scored) / (last.At - first.At).TotalSeconds;
        }

        return new BenchTable(
            "Throughput",
            FormattableString.Invariant($"{Runs:N0} waiting runs of 10,000 lines each from {teams.Length} teams, checked, scored and recorded by one process; counted from the rows."),
            [
                new BenchRow("runs a second", FormattableString.Invariant($"{Rate(50, Runs):0.0}"), "at least 20"),
                new BenchRow("of the first half", FormattableString.Invariant($"{Rate(50, Runs / 2):0.0}")),
                new BenchRow("of the second half", FormattableString.Invariant($"{Rate(Runs / 2, Runs):0.0}"), "no slower"),
            ]);
    }
}
