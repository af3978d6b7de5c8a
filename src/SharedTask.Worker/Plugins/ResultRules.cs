using System.Globalization;
using SharedTask.Scoring.Contract;

namespace SharedTask.Worker.Plugins;

/// <summary>
/// What the contract asks of a result beyond its JSON. The records say which of their parts may be missing, but a reader of JSON
/// fills in <see langword="null"/> for parts that are absent and for elements of lists: nothing here relies on the annotations.
/// </summary>
internal sealed class ResultRules(PluginManifest manifest, ScoringVerb verb)
{
    private readonly Dictionary<string, MetricDescription> metrics = manifest.Metrics.ToDictionary(metric => metric.Key, StringComparer.Ordinal);

    /// <summary>The first rule that the result breaks, as the end of a sentence that begins with "The result"; <see langword="null"/> if none.</summary>
    public string? FindBreach(ScoringResult result) =>
        Whole(result) ?? Problems(result) ?? Scores(result.Scores) ?? Slices(result.Slices) ?? Tables(result.Tables) ?? Comparisons(result);

    private string? Whole(ScoringResult result) => result switch
    {
        { Protocol: 0 } => $"has no \"protocol\"; it is {ScoringProtocol.Version}",
        { Protocol: not ScoringProtocol.Version } => $"speaks protocol {result.Protocol}; this site speaks {ScoringProtocol.Version}",
        { MoreProblems: < 0 } or { Items: < 0 } => "counts less than nothing",
        { Outcome: ScoringOutcome.Scored, Scores.Count: 0 } when verb != ScoringVerb.Check => "is said to be scored and has no score",
        { Outcome: ScoringOutcome.Invalid } when !result.Problems.Any(problem => problem?.Severity == ProblemSeverity.Error) =>
            "is said to be invalid and names no error",
        _ => null,
    };

    private static string? Problems(ScoringResult result) =>
        result.Problems.Count > ScoringProtocol.ListedProblems
            ? $"lists {result.Problems.Count} problems; at most {ScoringProtocol.ListedProblems} may be listed"
            : result.Problems.Any(problem => problem is not { Code: not null, Message: not null })
                ? "has a problem without a code or a message"
                : null;

    private string? Scores(IReadOnlyList<MetricScore> scores)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var score in scores)
        {
            if (score?.Metric is null)
            {
                return "has a score without a metric";
            }

            if (!metrics.TryGetValue(score.Metric, out var metric))
            {
                return $"has a metric \"{Shorten(score.Metric)}\" that the plugin does not declare";
            }

            if (!seen.Add(score.Metric))
            {
                return $"has the metric \"{score.Metric}\" twice";
            }

            if (score.Value is { } value && !IsIn(value, metric))
            {
                return $"has a value of \"{score.Metric}\" outside of the range that the plugin declares: {Range(metric)}";
            }

            if (score.Interval is { } interval && !IsInterval(interval))
            {
                return $"has an interval of \"{score.Metric}\" that is none";
            }
        }

        return null;
    }

    private string? Slices(IReadOnlyList<SliceScore> slices)
    {
        if (slices.Count > ScoringProtocol.MaxSlices)
        {
            return $"has more than {ScoringProtocol.MaxSlices} slices";
        }

        return slices.Any(slice => slice is not { By: not null, Value: not null, Size: >= 0, Scores: not null })
            ? "has a slice without a property, a value, a size or scores"
            : slices.Select(slice => Scores(slice.Scores)).FirstOrDefault(breach => breach is not null);
    }

    private string? Comparisons(ScoringResult result)
    {
        if (verb != ScoringVerb.Compare || result.Outcome == ScoringOutcome.Invalid)
        {
            return result.Comparisons is null ? null : "compares what nobody asked it to compare";
        }

        return result.Comparisons is not { } comparisons ? "has no comparisons"
            : comparisons.FirstOrDefault(comparison => !IsComparison(comparison)) is { } wrong ? $"has a comparison by \"{Shorten(wrong.Metric ?? "")}\" that is none"
            : comparisons.Any(comparison => comparison is null) ? "has an empty comparison"
            : comparisons.DistinctBy(comparison => comparison.Metric, StringComparer.Ordinal).Count() < comparisons.Count ? "compares by a metric twice"
            : null;
    }

    private bool IsComparison(ScoreComparison? comparison) => comparison is null || (comparison.Metric is not null && metrics.TryGetValue(comparison.Metric, out var metric)
        && comparison is { PValue: null or (>= 0 and <= 1) }
        && new[] { comparison.Run, comparison.Other }.All(value => value is not { } number || IsIn(number, metric))
        && (comparison.Difference is not { } difference || double.IsFinite(difference))
        && (comparison.Interval is not { } interval || IsInterval(interval)));

    private static string? Tables(IReadOnlyList<ScoreTable> tables)
    {
        if (tables.Any(table => table is not { Title: not null, Columns: not null, Rows: not null }))
        {
            return "has a table without a title, columns or rows";
        }

        if (tables.Count > ScoringProtocol.MaxTables || tables.Sum(table => (table.Rows.Count + 1L) * table.Columns.Count) > ScoringProtocol.MaxCells)
        {
            return $"has more than {ScoringProtocol.MaxTables} tables or {ScoringProtocol.MaxCells} cells";
        }

        return tables.All(table => table.Columns.All(head => head is not null)
                && table.Rows.All(row => row?.Count == table.Columns.Count && row.All(cell => cell is not null)))
            ? null
            : "has a table whose rows are not as long as its columns";
    }

    private static string Range(MetricDescription metric) => string.Create(
        CultureInfo.InvariantCulture, $"{metric.Lowest?.ToString("R", CultureInfo.InvariantCulture) ?? "−∞"} … {metric.Highest?.ToString("R", CultureInfo.InvariantCulture) ?? "∞"}, or null where it is undefined");

    private static bool IsIn(double value, MetricDescription metric)
    {
        // A last-digit excess is rounding, not a lie.
        const double Tolerance = 1e-9;
        return double.IsFinite(value) && !(value < metric.Lowest - Tolerance) && !(value > metric.Highest + Tolerance);
    }

    private static bool IsInterval(ScoreInterval interval) =>
        double.IsFinite(interval.Low) && double.IsFinite(interval.High) && interval.Low <= interval.High
        && interval is { Level: > 0 and < 1, Method: not null, Resamples: >= 0 };

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
