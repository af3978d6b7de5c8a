using SharedTask.Testing;

namespace SharedTask.Benchmarks;

/// <summary>How the cost of scoring grows with the rows.</summary>
internal static class GrowthBench
{
    public static async Task<BenchTable> RunAsync(CancellationToken cancellationToken)
    {
        using var stand = new ScoringStand();
        List<BenchRow> rows = [];
        foreach (var count in new[] { 10_000, 100_000, 1_000_000, 10_000_000 })
        {
            var task = new LabelTask(count, labels: 6);
            var reference = stand.Put($"reference-{count}", "gold.tsv", task.Reference());
            var run = stand.Put($"run-{count}", "run.tsv", task.Run(count / 7));
            var sample = new Sample();
            var peak = 0L;
            for (var i = 0; i < 3; i++)
            {
                var usage = await stand.ScoreAsync("classification", reference, run, "{}", cancellationToken);
                sample.Add(usage.Wall);
                peak = Math.Max(peak, usage.PeakMemoryBytes);
            }

            rows.Add(new BenchRow(
                FormattableString.Invariant($"{count:N0} rows"), $"{sample}, {Format.Mebibytes(peak)}", FormattableString.Invariant($"{sample.Median * 1e6 / count:0} ns per row")));
        }

        return new BenchTable("Growth", "Classification of files from 10⁴ to 10⁷ rows; medians of 3. The cost per row must not grow.", rows);
    }
}
