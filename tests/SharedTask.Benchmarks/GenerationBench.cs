using SharedTask.Worker.Sandbox;

namespace SharedTask.Benchmarks;

/// <summary>Generated texts in the sandbox beside sacreBLEU in the same sandbox, on the same files.</summary>
internal static class GenerationBench
{
    private const string Variable = "SHAREDTASK_SACREBLEU";
    private const int Segments = 2000;

    // A check-out of sacreBLEU lacks the module that holds its version: building writes it.
    private const string Script = """
        import sys, types
        sys.path.insert(0, "/job/tool")
        version = types.ModuleType("sacrebleu.version")
        version.__version__ = "0"
        sys.modules["sacrebleu.version"] = version
        from sacrebleu.metrics import BLEU, CHRF, TER
        def lines(path):
            with open(path, encoding="utf-8") as file:
                return file.read().split("\n")[:-1]
        run, gold = lines("/job/run/run.txt"), [lines("/job/reference/gold.txt")]
        for metric in (BLEU(), CHRF(), TER()):
            print(metric.corpus_score(run, gold).score)
        """;

    public static async Task<BenchTable> RunAsync(CancellationToken cancellationToken)
    {
        using var stand = new ScoringStand();
        var texts = new TextTask(Segments);
        var reference = stand.Put("text-reference", "gold.txt", texts.Reference());
        var run = stand.Put("text-run", "run.txt", texts.Run());
        var peak = 0L;
        var native = await Sample.OfAsync(15, async () => peak = Math.Max(peak, (await stand.ScoreAsync("generation", reference, run, "{}", cancellationToken)).PeakMemoryBytes));
        List<BenchRow> rows = [new("the plugin: all metrics", $"{native}, {Format.Mebibytes(peak)}")];
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder && Directory.Exists(Path.Combine(folder, "sacrebleu")))
        {
            var tool = new SandboxMount(Path.GetFullPath(folder), "/job/tool");
            var python = await Sample.OfAsync(3, () => stand.PythonAsync(Script, reference, run, cancellationToken, tool));
            rows.Add(new BenchRow("sacreBLEU: BLEU, chrF and TER", python.ToString(), $"{Format.Times(python.Median / native.Median)} the plugin's time; at least 10 ×"));
        }
        else
        {
            rows.Add(new BenchRow("sacreBLEU: BLEU, chrF and TER", "not measured", $"{Variable} names no folder that holds the package sacrebleu"));
        }

        return new BenchTable(
            "Generated text",
            FormattableString.Invariant($"{Segments:N0} segments of about 25 words with one reference; from the start of the sandbox to the result read; medians. The plugin also computes chrF++, ")
            + "ROUGE, the error rates, answers and distinct-n. sacreBLEU runs on Debian's python3 in the same sandbox on the same files.",
            rows);
    }
}
