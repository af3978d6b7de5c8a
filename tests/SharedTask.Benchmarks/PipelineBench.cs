using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SharedTask.Testing;

namespace SharedTask.Benchmarks;

/// <summary>From the last byte of an upload to the event in an anonymous page.</summary>
internal static class PipelineBench
{
    public static async Task<BenchTable> RunAsync(CancellationToken cancellationToken)
    {
        List<BenchRow> rows = [];
        foreach (var (count, label, times, budget) in new[] { (10_000, "10,000", 40, "300 ms median, 1 s for 95 of 100"), (160_000, "160,000", 20, "") })
        {
            var (times95, plugin) = await MeasureAsync(new LabelTask(count, labels: 6), times, cancellationToken);
            rows.Add(new BenchRow($"{label} rows: upload finished to event", $"{times95} median, {Format.Milliseconds(times95.Quantile(0.95))} for 95 of 100", budget));
            rows.Add(new BenchRow($"{label} rows: the plugin in the sandbox", plugin.ToString()));
        }

        return new BenchTable(
            "Upload to leaderboard",
            "A real site over HTTP, idle but for this: the upload's last byte is sent, the run is checked, scored in the sandbox and recorded, and the server-sent event "
            + "arrives at a page without an account.",
            rows);
    }

    private static async Task<(Sample Event, Sample Plugin)> MeasureAsync(LabelTask task, int times, CancellationToken cancellationToken)
    {
        await using var live = await LiveScene.CreateAsync(new CompetitionBuilder("bench").Track("main", track => track.Column("macro_f1")).Teams("amber"), task.Reference(), cancellationToken);
        await using var site = new SiteProcess(live.DataFolder);
        await site.StartAsync();
        using var visitor = await live.SignInAsync(site.Address, "amber", cancellationToken);
        await live.SubmitAsync(visitor, "first.tsv", task.Run(task.Rows - 1), cancellationToken);
        await using var page = await BoardEvents.OpenAsync(site.Address, "/c/bench/leaderboard/main/evaluation", cancellationToken);
        await page.WaitForScoresAsync();
        var sample = new Sample();
        for (var i = 0; i < times; i++)
        {
            // Each run is better than the one before, so each changes the board.
            var content = new StampedContent(task.Run(task.Rows - 2 - i));
            using var answer = await visitor.Client.PostAsync(new Uri($"/api/c/bench/tracks/main/phases/evaluation/runs?fileName={i}.tsv", UriKind.Relative), content, cancellationToken);
            answer.EnsureSuccessStatusCode();
            await page.NextAsync();
            sample.Add(Stopwatch.GetElapsedTime(content.FinishedAt));
        }

        var plugin = new Sample();
        foreach (var wall in await live.Database.ReadAsync(db => db.Evaluations.Select(evaluation => evaluation.WallMilliseconds).ToListAsync(cancellationToken)))
        {
            plugin.Add(TimeSpan.FromMilliseconds(wall));
        }

        return (sample, plugin);
    }
}
