using System.Globalization;
using System.Text.Json;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Hosting;

namespace SharedTask.Cli;

/// <summary>The page of the documentation about plugins, out of what they say of themselves.</summary>
internal static class PluginsPage
{
    public static void Write(IReadOnlyList<PluginManifest> plugins, TextWriter output)
    {
        output.WriteLine("# Scoring plugins");
        output.WriteLine();
        output.WriteLine("What the plugins of this installation say of themselves. This page is the output of `./sharedtask plugins --markdown`;");
        output.WriteLine("[plugin-authors.md](plugin-authors.md) tells how to write one.");
        output.WriteLine();
        output.WriteLine("| plugin | scores |");
        output.WriteLine("|---|---|");
        foreach (var plugin in plugins)
        {
            output.WriteLine($"| [{plugin.Id}](#{plugin.Id}) | {Cell(plugin.Summary)} |");
        }

        WriteShared(output);
        foreach (var plugin in plugins)
        {
            Write(plugin, output);
        }
    }

    private static void WriteShared(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("## Several files in a run, and means");
        output.WriteLine();
        output.WriteLine("Every plugin of this list takes a run of several files, one for each language, subtask or data set, in one zip. `run_files` tells their");
        output.WriteLine("names and `reference_files` those of the reference; what stands in braces tells the parts apart, in whatever folder the files lie:");
        output.WriteLine();
        output.WriteLine("    run_files        run_{language}.tsv     a run has run_ar.tsv, run_en.tsv, ...");
        output.WriteLine("    reference_files  gold_{language}.tsv    the reference has gold_ar.tsv, gold_en.tsv, ...: these are the languages of the task");
        output.WriteLine();
        output.WriteLine("Each part is checked and scored by itself and becomes a slice with all metrics; a score of the run is the mean over parts, with weights if");
        output.WriteLine("there are any, or the worst one. A team is told");
        output.WriteLine("which files were expected, which one has nearly the right name, and what came instead. The mean is undefined where a metric is undefined");
        output.WriteLine("for a part. Intervals of means come from resampling every part by itself. At most 200 parts are scored; the tables of the first parts are");
        output.WriteLine("kept, 20 in all, and the first 2000 slices of a result. `mean_over` is there where a plugin has slices: the mean over languages that stand in a column of one file.");
        output.WriteLine("`mean_over_columns` is there where a plugin compares one column of answers: files may then have several, such as humour and sarcasm, each of");
        output.WriteLine("which is a part.");
        WriteTable(output, ["parameter", "values", "default", ""], SharedParameters.Schemas.Select(Parameter));
    }

    /// <summary>The part about one plugin.</summary>
    public static void Write(PluginManifest plugin, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine($"## {plugin.Id}");
        output.WriteLine();
        output.WriteLine($"{plugin.Title}, version {plugin.Version}. {plugin.Summary}");
        WriteTable(output, ["metric", "key", "better", "range", "definition", "source"], plugin.Metrics.Select(metric => new[]
        {
            metric.Title,
            $"`{metric.Key}`{(string.Equals(metric.Key, plugin.DefaultMetric, StringComparison.Ordinal) ? " (ranks)" : "")}",
            metric.Direction == MetricDirection.HigherIsBetter ? "higher" : "lower",
            $"{Number(metric.Lowest, "−∞")} … {Number(metric.Highest, "∞")}{(metric.Unit is { } unit ? " " + unit : "")}",
            metric.Definition,
            metric.Source,
        }));
        WriteTable(output, ["parameter", "values", "default", ""], Parameters(plugin));
        WriteFormats(output, "Runs", plugin.RunFormats);
        WriteFormats(output, "References", plugin.ReferenceFormats);
        if (plugin.SliceNote is { } slices)
        {
            output.WriteLine();
            output.WriteLine($"Slices: {slices}");
        }
    }

    private static IEnumerable<string[]> Parameters(PluginManifest plugin) =>
        plugin.Parameters.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject()
                .Where(parameter => !SharedParameters.Schemas.TryGetValue(parameter.Name, out var shared) || !JsonElement.DeepEquals(shared, parameter.Value))
                .Select(parameter => Parameter(KeyValuePair.Create(parameter.Name, parameter.Value)))
            : [];

    private static string[] Parameter(KeyValuePair<string, JsonElement> parameter) =>
    [
        $"`{parameter.Key}`",
        Values(parameter.Value),
        parameter.Value.TryGetProperty("default", out var usual) ? $"`{usual.GetRawText()}`" : "",
        string.Join(". ", ((string[])["title", "description"]).Select(key => Text(parameter.Value, key)).Where(text => text.Length > 0)),
    ];

    private static string Values(JsonElement schema)
    {
        if (schema.TryGetProperty("items", out var items))
        {
            return "list of " + Values(items);
        }

        if (schema.TryGetProperty("enum", out var choices))
        {
            return string.Join(", ", choices.EnumerateArray().Select(choice => $"`{choice}`"));
        }

        var bounds = (schema.TryGetProperty("minimum", out var least), schema.TryGetProperty("maximum", out var most)) switch
        {
            (true, true) => $" from {least} to {most}",
            (true, false) => $" from {least}",
            (false, true) => $" to {most}",
            _ => "",
        };
        return Text(schema, "type") + bounds;
    }

    private static void WriteFormats(TextWriter output, string title, IReadOnlyList<FormatDescription> formats)
    {
        output.WriteLine();
        output.WriteLine($"{title}: {string.Join("; ", formats.Select(format => $"`.{format.Extension}`, {format.Title}"))}.");
        if (formats is [{ } first, ..])
        {
            output.WriteLine();
            foreach (var line in first.Example.Split('\n'))
            {
                output.WriteLine("    " + line);
            }
        }
    }

    private static void WriteTable(TextWriter output, string[] header, IEnumerable<string[]> rows)
    {
        string[][] all = [.. rows];
        if (all.Length > 0)
        {
            output.WriteLine();
            output.WriteLine($"| {string.Join(" | ", header)} |");
            output.WriteLine($"|{string.Concat(header.Select(_ => "---|"))}");
            foreach (var row in all)
            {
                output.WriteLine($"| {string.Join(" | ", row.Select(Cell))} |");
            }
        }
    }

    private static string Text(JsonElement schema, string key) =>
        schema.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string Number(double? number, string absent) => number?.ToString(CultureInfo.InvariantCulture) ?? absent;

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
}
