using System.Globalization;
using System.Text.Json;
using SharedTask.Scoring.Contract;
using Spectre.Console;

namespace SharedTask.Cli;

/// <summary>Says how runs differ, for people or for programs.</summary>
internal static class ComparisonReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Returns the exit code that fits.</summary>
    public static int Print(ComparisonAnswer answer, bool json, TextWriter output, TextWriter error)
    {
        if (answer.Ranking is not { } ranking)
        {
            error.WriteLine($"{string.Join(" and ", answer.Runs.Select(Terminal.Plain))}:");
            var code = ScoringReport.Print(answer.Last, json, output, error);
            if (code == ExitCodes.Fault && answer.Runs.Count > 1)
            {
                error.WriteLine($"The plugin \"{answer.Last.Manifest.Id}\" may not know the word \"compare\": one that is not of this repository need not.");
            }

            return code;
        }

        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(ToJson(answer, ranking), Json));
            return ExitCodes.Good;
        }

        var console = Terminal.To(output);
        if (answer.Pairs is [var pair])
        {
            output.WriteLine($"A: {Terminal.Plain(answer.Runs[0])}");
            output.WriteLine($"B: {Terminal.Plain(answer.Runs[1])}");
            console.Write(Differences(pair, answer.Last.Manifest));
            if (pair.Comparisons.Select(comparison => comparison.Interval).FirstOrDefault(interval => interval is not null) is { } interval)
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"Interval: of the difference, at {interval.Level * 100:0.###} % ({interval.Method}, {interval.Resamples} resamples)."));
            }
        }
        else
        {
            console.Write(Order(ranking));
            console.Write(PValues(ranking));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"p: paired bootstrap, two-sided, not corrected for the number of comparisons. Below {ranking.Level:R} a difference is called significant."));
        return ExitCodes.Good;
    }

    private static object ToJson(ComparisonAnswer answer, RunRanking ranking) => new
    {
        metric = ranking.Metric.Key,
        level = ranking.Level,
        runs = ranking.Runs.Select(run => new { run.Run, run.Value, run.Cluster }),
        comparisons = answer.Pairs.Select(pair => new { run = answer.Runs[pair.First], other = answer.Runs[pair.Second], metrics = pair.Comparisons }),
    };

    private static Table Differences(ComparedPair pair, PluginManifest manifest)
    {
        var table = NewTable("Metric", "Key", "A", "B", "A − B", "Interval", "p");
        foreach (var comparison in pair.Comparisons)
        {
            var metric = manifest.Metrics.First(known => known.Key == comparison.Metric);
            table.AddRow(
                Terminal.Text(metric.Title),
                Terminal.Text(metric.Key),
                ScoringReport.Number(comparison.Run),
                ScoringReport.Number(comparison.Other),
                Short(comparison.Difference),
                comparison.Interval is { } interval ? Terminal.Text($"[{Short(interval.Low)}, {Short(interval.High)}]") : "",
                Probability(comparison.PValue));
        }

        return table;
    }

    private static Table Order(RunRanking ranking)
    {
        var table = NewTable("", "Run", Terminal.Text(ranking.Metric.Title), "Cluster");
        foreach (var (place, run) in ranking.Runs.Index())
        {
            table.AddRow(Place(place), Terminal.Text(run.Run), ScoringReport.Number(run.Value), run.Cluster.ToString(CultureInfo.InvariantCulture));
        }

        return table;
    }

    private static Table PValues(RunRanking ranking)
    {
        var table = NewTable(["p", .. ranking.Runs.Select((_, place) => Place(place))]);
        foreach (var (place, run) in ranking.Runs.Index())
        {
            table.AddRow([Place(place), .. run.PValues.Select((p, other) => other == place ? "" : Probability(p))]);
        }

        return table;
    }

    private static Table NewTable(params string[] heads)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var head in heads)
        {
            table.AddColumn(head);
        }

        return table;
    }

    /// <summary>Six digits are enough of a difference to read; a program gets all of them.</summary>
    private static string Short(double? value) => value?.ToString("G6", CultureInfo.InvariantCulture) ?? "undefined";

    private static string Place(int place) => (place + 1).ToString(CultureInfo.InvariantCulture);

    private static string Probability(double? value) => value?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "undefined";
}
