using SharedTask.Testing;

namespace SharedTask.Benchmarks;

/// <summary>Classification in the sandbox beside scikit-learn in the same sandbox, on the same files.</summary>
internal static class ScoringBench
{
    private const string Script = """
        import pandas as pd
        from sklearn.metrics import f1_score
        gold = pd.read_csv("/job/reference/gold.tsv", sep="\t").set_index("id")["label"]
        run = pd.read_csv("/job/run/run.tsv", sep="\t").set_index("id")["label"]
        print(f1_score(gold, run.reindex(gold.index), average="macro"))
        """;

    public static async Task<BenchTable> RunAsync(CancellationToken cancellationToken)
    {
        using var stand = new ScoringStand();
        List<BenchRow> rows = [];
        foreach (var (count, label, budget, times) in new[] { (10_000, "10,000", "40 ms", 30), (160_000, "160,000", "", 20), (1_000_000, "1,000,000", "700 ms and 300 MiB", 7) })
        {
            var task = new LabelTask(count, labels: 6);
            var reference = stand.Put($"reference-{count}", "gold.tsv", task.Reference());
            var run = stand.Put($"run-{count}", "run.tsv", task.Run(count / 7));
            var peak = 0L;
            var native = await Sample.OfAsync(times, async () => peak = Math.Max(peak, (await stand.ScoreAsync("classification", reference, run, "{}", cancellationToken)).PeakMemoryBytes));
            rows.Add(new BenchRow($"{label} rows, all metrics", $"{native}, {Format.Mebibytes(peak)}", budget));
            if (count == 160_000)
            {
                var interval = await Sample.OfAsync(times, () => stand.ScoreAsync("classification", reference, run, """{ "interval_resamples": 1000 }""", cancellationToken));
                rows.Add(new BenchRow($"{label} rows, all metrics with 1,000-resample intervals", interval.ToString(), "150 ms"));
            }

            if (count < 1_000_000)
            {
                var python = await Sample.OfAsync(5, () => stand.PythonAsync(Script, reference, run, cancellationToken));
                rows.Add(new BenchRow($"{label} rows, scikit-learn's macro F1 alone", python.ToString(), $"{Format.Times(python.Median / native.Median)} the plugin's time"));
            }
        }

        return new BenchTable(
            "Scoring in the sandbox",
            "Files of `id` and `label` with six labels; from the start of the sandbox to the result read; medians. scikit-learn is Debian's python3-sklearn "
            + "with pandas, in the same sandbox on the same files.",
            rows);
    }
}
