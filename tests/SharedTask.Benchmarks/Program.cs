using System.Globalization;
using SharedTask.Benchmarks;

// Usage: bench [--write] [--runs N] [part ...]; without a part, all of them. N is how many runs the part "memory" scores. Numbers are printed in the culture of files.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var runs = MemoryBench.UsualRuns;
if (Array.IndexOf(args, "--runs") is >= 0 and var at)
{
    if (at + 1 == args.Length || !int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out runs) || runs < 1)
    {
        await Console.Error.WriteLineAsync("--runs takes a number of runs, such as 2000.");
        return 2;
    }

    args = [.. args[..at], .. args[(at + 2)..]];
}

IReadOnlyList<(string Name, Func<CancellationToken, Task<BenchTable>> Run)> parts =
[
    ("sandbox", SandboxBench.RunAsync),
    ("scoring", ScoringBench.RunAsync),
    ("intervals", IntervalBench.RunAsync),
    ("generation", GenerationBench.RunAsync),
    ("retrieval", RetrievalBench.RunAsync),
    ("growth", GrowthBench.RunAsync),
    ("pipeline", PipelineBench.RunAsync),
    ("program", ProgramBench.RunAsync),
    ("throughput", ThroughputBench.RunAsync),
    ("fleet", FleetBench.RunAsync),
    ("memory", stopping => MemoryBench.RunAsync(runs, stopping)),
    ("site", SiteBench.RunAsync),
];
var wanted = args.Where(argument => argument != "--write").ToList();
if (wanted.Except(parts.Select(part => part.Name), StringComparer.Ordinal).ToList() is { Count: > 0 } unknown)
{
    await Console.Error.WriteLineAsync($"There is no part {string.Join(", ", unknown)}. The parts are: {string.Join(", ", parts.Select(part => part.Name))}.");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};

List<BenchTable> tables = [];
foreach (var part in parts.Where(part => wanted.Count == 0 || wanted.Contains(part.Name, StringComparer.Ordinal)))
{
    await Console.Error.WriteLineAsync($"Measuring: {part.Name} ...");
    var table = await part.Run(stop.Token);
    tables.Add(table);
    Console.WriteLine(table.ToMarkdown());
}

if (args.Contains("--write", StringComparer.Ordinal))
{
    await BenchReport.WriteAsync(tables, stop.Token);
}

return 0;
