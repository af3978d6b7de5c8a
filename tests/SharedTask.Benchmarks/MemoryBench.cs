using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Runs;
using SharedTask.Core.Storage;
using SharedTask.Testing;

namespace SharedTask.Benchmarks;

/// <summary>A real worker scores thousands of tiny runs: its memory must not grow with them.</summary>
internal static class MemoryBench
{
    public const int UsualRuns = 10_000;

    private const int Batch = 1_000;

    /// <summary>What is warm after the first runs is no growth.</summary>
    private const int WarmUp = 2;

    private const double MostGrowth = 1.15;

    public static async Task<BenchTable> RunAsync(int runs, CancellationToken cancellationToken)
    {
        string[] teams = [.. Enumerable.Range(0, 20).Select(i => FormattableString.Invariant($"team {i}"))];
        var task = new LabelTask(50, labels: 3);
        await using var live = await LiveScene.CreateAsync(new CompetitionBuilder("bench").Track("main", track => track.Column("macro_f1")).Teams(teams), task.Reference(), cancellationToken);
        using var content = new MemoryStream(task.Run(5));
        var blob = (await new FileBlobStore(Path.Combine(live.DataFolder, "blobs"), TimeProvider.System).PutAsync(content, long.MaxValue, cancellationToken)).Value;
        await using var site = new SiteProcess(live.DataFolder);
        await site.StartAsync();
        List<BenchRow> rows = [];
        List<double> sizes = [];
        var started = Stopwatch.GetTimestamp();
        for (var scored = 0; scored < runs; scored += Batch)
        {
            for (var i = 0; i < Batch; i++)
            {
                await live.Scene.AddRunAsync(teams[i % teams.Length], cancellationToken, RunState.Checking, blobHash: blob.Hash);
            }

            await WaitAsync(live, cancellationToken);
            sizes.Add(ResidentMegabytes(site.ProcessId));
            rows.Add(new BenchRow(FormattableString.Invariant($"after {scored + Batch:N0} runs"), FormattableString.Invariant($"{sizes[^1]:0} MiB")));
            await Console.Error.WriteLineAsync(FormattableString.Invariant($"  {scored + Batch} runs, {sizes[^1]:0} MiB, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));
        }

        return new BenchTable(
            "Memory of the worker",
            FormattableString.Invariant($"One process checks, scores and records {runs:N0} runs of 50 lines, {Batch:N0} at a time; its resident memory after each thousand."),
            [.. rows, Verdict(sizes)]);
    }

    private static BenchRow Verdict(List<double> sizes)
    {
        if (sizes.Count <= WarmUp)
        {
            return new BenchRow("growth", "too few runs to say");
        }

        // Collections come when they come: what stays is what the least of the later sizes shows.
        var (early, late) = (sizes[WarmUp - 1], sizes.Skip(WarmUp).TakeLast(3).Min());
        var growth = late / early;
        return new BenchRow(
            FormattableString.Invariant($"from {WarmUp * Batch:N0} runs to the end"),
            FormattableString.Invariant($"× {growth:0.00}: {(growth <= MostGrowth ? "flat" : "it grows")}"),
            FormattableString.Invariant($"at most × {MostGrowth:0.00}"));
    }

    private static async Task WaitAsync(LiveScene live, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await live.Database.ReadAsync(db => db.Runs.AnyAsync(run => run.State < RunState.Scored, cancellationToken)))
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    private static double ResidentMegabytes(int process)
    {
        var line = File.ReadLines(FormattableString.Invariant($"/proc/{process}/status")).First(one => one.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
