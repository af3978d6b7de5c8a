using SharedTask.Worker.Sandbox;

namespace SharedTask.Benchmarks;

/// <summary>Rankings in the sandbox beside trec_eval in the same sandbox, on the same files.</summary>
internal static class RetrievalBench
{
    private const string Variable = "SHAREDTASK_TREC_EVAL";
    private const int Topics = 50;
    private const int Documents = 1000;

    public static async Task<BenchTable> RunAsync(CancellationToken cancellationToken)
    {
        using var stand = new ScoringStand();
        var task = new RankingTask(Topics, Documents);
        var reference = stand.Put("qrels", "qrels.txt", task.Judgements());
        var run = stand.Put("ranking", "run.txt", task.Run());
        var peak = 0L;
        var native = await Sample.OfAsync(30, async () => peak = Math.Max(peak, (await stand.ScoreAsync("retrieval", reference, run, "{}", cancellationToken)).PeakMemoryBytes));
        var interval = await Sample.OfAsync(10, () => stand.ScoreAsync("retrieval", reference, run, """{ "interval_resamples": 1000 }""", cancellationToken));
        List<BenchRow> rows =
        [
            new("the plugin: all measures", $"{native}, {Format.Mebibytes(peak)}"),
            new("the plugin: all measures with 1,000-resample intervals", interval.ToString()),
        ];
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } program && File.Exists(program))
        {
            var tool = new SandboxMount(Path.GetFullPath(program), "/job/trec_eval");
            var measured = await Sample.OfAsync(30, () => stand.ToolAsync(
                ["/job/trec_eval", "-q", "-m", "all_trec", "/job/reference/qrels.txt", "/job/run/run.txt"], reference, run, cancellationToken, tool));
            rows.Add(new BenchRow("trec_eval: all_trec", measured.ToString(), $"{Format.Times(measured.Median / native.Median)} the plugin's time; the plugin no slower"));
        }
        else
        {
            rows.Add(new BenchRow("trec_eval: all_trec", "not measured", $"{Variable} names no program"));
        }

        return new BenchTable(
            "Rankings",
            FormattableString.Invariant($"{Topics} topics with {Documents:N0} documents each; from the start of the sandbox to the result read; medians. trec_eval is the C program in the same sandbox on the ")
            + "same files, with its values for every topic, which the plugin gives too.",
            rows);
    }
}
