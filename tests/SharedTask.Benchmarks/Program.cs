using System.Globalization;
using SharedTask.Benchmarks;

// Usage: bench [--write] [part ...]; without a part, all of them. Numbers are printed in the culture of files.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
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
