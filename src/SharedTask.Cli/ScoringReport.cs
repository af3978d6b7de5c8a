using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Worker.Plugins;
using Spectre.Console;

namespace SharedTask.Cli;

/// <summary>Says what came of an order, for people or for programs.</summary>
internal static class ScoringReport
{
    // What went wrong stands last: the reason above it should stay on the screen.
    private const int MostLogLines = 60;

    private static readonly ScoringJson Json = new(new JsonSerializerOptions(ScoringJson.Default.Options)
    {
        WriteIndented = true,
        // For a terminal or a file, not for HTML: Arabic stays readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Returns the exit code that fits.</summary>
    public static int Print(ScoringAnswer answer, bool json, TextWriter output, TextWriter error)
    {
        var outcome = answer.Outcome;
        if (outcome.Result is not { } result)
        {
            return PrintFault(outcome, error);
        }

        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(result, Json.ScoringResult));
        }
        else
        {
            PrintResult(result, answer.Manifest, output);
        }

        return outcome.Verdict == PluginVerdict.Scored ? ExitCodes.Good : ExitCodes.Invalid;
    }

    // Offline whoever asks is whose files they are: the log may be shown.
    private static int PrintFault(PluginOutcome outcome, TextWriter error)
    {
        error.WriteLine(outcome.Reason);
        if (outcome.Exceeded is { } exceeded && LimitOptions.NameOf(exceeded.Kind) is { } option)
        {
            error.WriteLine($"Give it more with {option}.");
        }

        var lines = outcome.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length > MostLogLines)
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ... {lines.Length - MostLogLines} lines before these"));
        }

        foreach (var line in lines.TakeLast(MostLogLines))
        {
            error.WriteLine("  " + Terminal.Line(line));
        }

        return outcome.Verdict == PluginVerdict.ReferenceUnreadable ? ExitCodes.Invalid : ExitCodes.Fault;
    }

    private static void PrintResult(ScoringResult result, PluginManifest manifest, TextWriter output)
    {
        var console = Terminal.To(output);
        if (result.Scores.Count > 0)
        {
            console.Write(Scores(result.Scores, manifest));
        }

        if (result.Slices.Count > 0)
        {
            console.Write(Slices(result.Slices, manifest));
        }

        foreach (var table in result.Tables)
        {
            console.Write(Shown(table));
        }

        foreach (var problem in result.Problems)
        {
            output.WriteLine(Describe(problem));
        }

        if (result.MoreProblems > 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"... and {result.MoreProblems} more."));
        }

        output.WriteLine(Summarize(result));
    }

    private static Table Scores(IReadOnlyList<MetricScore> scores, PluginManifest manifest)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("Metric").AddColumn("Key").AddColumn("Value").AddColumn("Interval");
        foreach (var score in scores)
        {
            var metric = manifest.Metrics.First(known => string.Equals(known.Key, score.Metric, StringComparison.Ordinal));
            table.AddRow(Terminal.Text(metric.Title), Terminal.Text(metric.Key), Number(score.Value), Terminal.Text(Interval(score.Interval)));
        }

        return table;
    }

    private static Table Slices(IReadOnlyList<SliceScore> slices, PluginManifest manifest)
    {
        var metric = manifest.DefaultMetric;
        var table = new Table().Border(TableBorder.Simple).AddColumn("Slice").AddColumn("Items").AddColumn(Terminal.Text(metric));
        foreach (var slice in slices)
        {
            var score = slice.Scores.FirstOrDefault(one => string.Equals(one.Metric, metric, StringComparison.Ordinal));
            table.AddRow(Terminal.Text($"{slice.By} = {slice.Value}"), slice.Size.ToString(CultureInfo.InvariantCulture), Number(score?.Value));
        }

        return table;
    }

    private static Table Shown(ScoreTable table)
    {
        var shown = new Table().Border(TableBorder.Simple).Title(Terminal.Text(table.Title));
        foreach (var column in table.Columns)
        {
            shown.AddColumn(Terminal.Text(column));
        }

        foreach (var row in table.Rows)
        {
            // A row as long as the heads, whatever the plugin wrote.
            shown.AddRow([.. table.Columns.Select((_, i) => i < row.Count ? Terminal.Text(row[i]) : "")]);
        }

        return shown;
    }

    // As compilers write it: editors jump there.
    private static string Describe(ScoringProblem problem)
    {
        var isCharacter = TextPlace.TryReadCharacter(problem.Column, out var character);
        var line = problem.Line is { } number ? string.Create(CultureInfo.InvariantCulture, $":{number}{(isCharacter ? $":{character}" : "")}") : "";
        var place = problem.File is null ? "" : $"{problem.File}{line}: ";
        var column = problem.Column is null || isCharacter ? ""
            : problem.Column is "last column" || problem.Column.StartsWith("column ", StringComparison.Ordinal) ? $" ({problem.Column})"
            : $" (column {problem.Column})";
        var severity = problem.Severity == ProblemSeverity.Error ? "error" : "warning";
        return Terminal.Plain($"{place}{severity} {problem.Code}: {problem.Message}{column}");
    }

    private static string Summarize(ScoringResult result) => result.Outcome == ScoringOutcome.Invalid
        ? "Not valid."
        : string.Create(CultureInfo.InvariantCulture, $"{(result.Scores.Count > 0 ? "Scored" : "Valid")}: {result.Items} items.");

    /// <summary>The shortest text that reads back as the same number.</summary>
    internal static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "undefined";

    private static string Interval(ScoreInterval? interval) => interval is null
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"[{interval.Low:R}, {interval.High:R}] at {interval.Level * 100:0.###} % ({interval.Method}, {interval.Resamples})");
}
