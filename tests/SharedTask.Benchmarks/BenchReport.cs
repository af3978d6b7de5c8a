using System.Globalization;
using System.Text;
using SharedTask.Testing;

namespace SharedTask.Benchmarks;

/// <summary>Writes docs/benchmarks.md.</summary>
internal static class BenchReport
{
    public static Task WriteAsync(IReadOnlyList<BenchTable> tables, CancellationToken cancellationToken)
    {
        var memory = new FileInfo("/proc/meminfo").Exists ? File.ReadLines("/proc/meminfo").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1] : "0";
        var text = new StringBuilder();
        text.Append("# Benchmarks\n\n");
        text.Append("Written by `./sharedtask bench --write`; do not edit by hand. Everything in a table was measured in one run on one machine, so the ratios\n");
        text.Append("mean more than the numbers. ");
        text.Append(FormattableString.Invariant($"This machine: {Environment.ProcessorCount} processors ({Processor()}), {long.Parse(memory, CultureInfo.InvariantCulture) / 1024 / 1024} GiB.\n"));
        foreach (var table in tables)
        {
            text.Append('\n').Append(table.ToMarkdown());
        }

        return File.WriteAllTextAsync(Path.Combine(Repository.Root, "docs", "benchmarks.md"), text.ToString(), cancellationToken);
    }

    private static string Processor() => File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown";
}
