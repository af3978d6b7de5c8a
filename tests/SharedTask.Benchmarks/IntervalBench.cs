using System.Globalization;
using System.Text;

namespace SharedTask.Benchmarks;

/// <summary>Confidence intervals of the families whose metrics need more than counts of labels.</summary>
internal static class IntervalBench
{
    private const int Rows = 10_000;
    private const int Labels = 20;

    public static async Task<BenchTable> RunAsync(CancellationToken cancellationToken)
    {
        using var stand = new ScoringStand();
        var random = new Random(3);
        double[] gold = [.. Enumerable.Range(0, Rows).Select(_ => random.NextDouble())];
        double[] predicted = [.. gold.Select(number => number + random.NextDouble())];
        bool[][] labels = [.. Enumerable.Range(0, Rows).Select(_ => Enumerable.Range(0, Labels).Select(_ => random.Next(5) == 0).ToArray())];
        bool[][] answers = [.. labels.Select(row => row.Select(isSet => isSet ^ (random.Next(10) == 0)).ToArray())];
        var numbers = (stand.Put("numbers-reference", "gold.tsv", Numbers(gold)), stand.Put("numbers-run", "run.tsv", Numbers(predicted)));
        var sets = (stand.Put("sets-reference", "gold.tsv", Sets(labels)), stand.Put("sets-run", "run.tsv", Sets(answers)));
        List<BenchRow> rows = [];
        foreach (var (plugin, (reference, run)) in new[] { ("regression", numbers), ("multi-label", sets) })
        {
            rows.Add(new BenchRow($"{plugin}, all metrics", (await Sample.OfAsync(10, () => stand.ScoreAsync(plugin, reference, run, "{}", cancellationToken))).ToString()));
            var interval = await Sample.OfAsync(5, () => stand.ScoreAsync(plugin, reference, run, """{ "interval_resamples": 1000 }""", cancellationToken));
            rows.Add(new BenchRow($"{plugin}, all metrics with 1,000-resample intervals", interval.ToString()));
        }

        return new BenchTable(
            "Intervals",
            FormattableString.Invariant($"{Rows:N0} rows of different numbers, and of label sets out of {Labels}; from the start of the sandbox to the result read; medians."),
            rows);
    }

    private static byte[] Numbers(double[] values) =>
        Encoding.ASCII.GetBytes("id\tscore\n" + string.Concat(values.Select((value, id) => string.Create(CultureInfo.InvariantCulture, $"{id}\t{value:0.0000}\n"))));

    private static byte[] Sets(bool[][] values) =>
        Encoding.ASCII.GetBytes("id\tlabels\n" + string.Concat(values.Select((row, id) => $"{id}\t{string.Join(',', row.Index().Where(label => label.Item).Select(label => $"l{label.Index}"))}\n")));
}
