using System.Text.Json;
using SharedTask.Scoring.Contract;

namespace SharedTask.Worker.Plugins;

/// <summary>Reads a plugin's result without trusting it.</summary>
internal static class ResultReader
{
    private const int MostSlices = 2000;
    private const int MostTables = 20;
    private const int MostCells = 100_000;

    /// <summary>The result, or what is wrong with it in a sentence for the organizers.</summary>
    internal readonly record struct Reading(ScoringResult? Result, string Fault);

    public static Reading Read(byte[] json, PluginManifest manifest)
    {
        if (json.Length > ScoringProtocol.MaxResultBytes)
        {
            return Fault($"is larger than {ScoringProtocol.MaxResultBytes / 1024 / 1024} MiB");
        }

        ScoringResult? result;
        try
        {
            result = JsonSerializer.Deserialize(json, ScoringJson.Default.ScoringResult);
        }
        catch (JsonException exception)
        {
            return Fault($"is not the JSON of a result: {exception.Message}");
        }

        return result is null ? Fault("is empty") : Check(Complete(result), manifest);
    }

    /// <summary>What a plugin leaves out reads as empty.</summary>
    private static ScoringResult Complete(ScoringResult result) => result with
    {
        Scores = result.Scores ?? [],
        Slices = result.Slices ?? [],
        Tables = result.Tables ?? [],
        Problems = result.Problems ?? [],
    };

    private static Reading Check(ScoringResult result, PluginManifest manifest)
    {
        if (result.Protocol != ScoringProtocol.Version)
        {
            return Fault($"speaks protocol {result.Protocol}; this site speaks {ScoringProtocol.Version}");
        }

        if (result.Problems.Count > ScoringProtocol.ListedProblems || result.MoreProblems < 0 || result.Items < 0)
        {
            return Fault($"lists {result.Problems.Count} problems and counts {result.MoreProblems} more; at most {ScoringProtocol.ListedProblems} may be listed");
        }

        if (result.Slices.Count > MostSlices || result.Tables.Count > MostTables
            || result.Tables.Sum(table => table.Rows.Sum(row => (long)row.Count)) > MostCells)
        {
            return Fault($"has more than {MostSlices} slices, {MostTables} tables or {MostCells} cells");
        }

        var metrics = manifest.Metrics.ToDictionary(metric => metric.Key, StringComparer.Ordinal);
        foreach (var scores in result.Slices.Select(slice => slice.Scores).Prepend(result.Scores))
        {
            if (scores is null)
            {
                return Fault("has a slice without scores");
            }

            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var score in scores)
            {
                if (!metrics.TryGetValue(score.Metric, out var metric))
                {
                    return Fault($"has a metric \"{score.Metric}\" that the plugin does not declare");
                }

                if (!seen.Add(score.Metric))
                {
                    return Fault($"has the metric \"{score.Metric}\" twice");
                }

                if (!IsIn(score.Value, metric) || !IsFinite(score.Interval?.Low) || !IsFinite(score.Interval?.High))
                {
                    return Fault($"has a value of \"{score.Metric}\" that is not a finite number in the metric's range");
                }
            }
        }

        return new Reading(result, "");
    }

    private static bool IsIn(double? value, MetricDescription metric)
    {
        // A last-digit excess is rounding, not a lie.
        const double Tolerance = 1e-9;
        return IsFinite(value) && !(value < metric.Lowest - Tolerance) && !(value > metric.Highest + Tolerance);
    }

    private static bool IsFinite(double? value) => value is null || double.IsFinite(value.Value);

    private static Reading Fault(string fault) => new(null, $"The scorer's result {fault}.");
}
