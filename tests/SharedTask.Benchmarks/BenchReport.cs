using System.Globalization;
using System.Text;
using SharedTask.Testing;

namespace SharedTask.Benchmarks;

/// <summary>Writes docs/benchmarks.md.</summary>
internal static class BenchReport
{
    private const string Heading = "\n## ";

    private static string FilePath => Path.Combine(Repository.Root, "docs", "benchmarks.md");

    /// <summary>Puts tables into the page; those that were not measured stay as they are.</summary>
    public static async Task WriteAsync(IReadOnlyList<BenchTable> tables, CancellationToken cancellationToken)
    {
        var memory = new FileInfo("/proc/meminfo").Exists ? File.ReadLines("/proc/meminfo").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1] : "0";
        var text = new StringBuilder();
        text.Append("# Benchmarks\n\n");
        text.Append("Written by `./sharedtask bench --write`; do not edit by hand. Everything in a table was measured in one run on one machine, so the ratios\n");
        text.Append("mean more than the numbers. ");
        text.Append(FormattableString.Invariant($"This machine: {Environment.ProcessorCount} processors ({Processor()}), {long.Parse(memory, CultureInfo.InvariantCulture) / 1024 / 1024} GiB.\n"));
        var measured = tables.Select(table => table.ToMarkdown()).ToDictionary(TitleOf, StringComparer.Ordinal);
        var before = File.Exists(FilePath) ? (await File.ReadAllTextAsync(FilePath, cancellationToken)).Split(Heading)[1..] : [];
        foreach (var title in before.Select(TitleOf).Union(measured.Keys, StringComparer.Ordinal))
        {
            text.Append('\n').Append(measured.TryGetValue(title, out var table) ? table : string.Concat(Heading.AsSpan(1), before.First(old => TitleOf(old) == title).AsSpan().TrimEnd(), "\n"));
        }

        await File.WriteAllTextAsync(FilePath, text.ToString(), cancellationToken);
    }

    private static string TitleOf(string table) => table.Split('\n')[0].TrimStart('#', ' ');

    private static string Processor() => File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown";
}
