using System.Text.Json;
using SharedTask.Scoring.Contract;

namespace Efficiency;

/// <summary>What the plugin says of itself.</summary>
internal static class EfficiencyManifest
{
    private const string Parameters = """
        {
          "type": "object",
          "properties": {
            "floor": { "type": "number", "minimum": 0, "maximum": 1, "title": "Accuracy to be ranked", "description": "A system with a lower accuracy has no throughput_at_floor, and is not ranked by it.", "default": 0 },
            "times": { "type": "string", "enum": ["item", "elapsed"], "title": "What times are", "description": "item: the seconds that each item took; the run took their sum. elapsed: the seconds from the start of the whole run to each answer, or the same total in every row; the run took the greatest.", "default": "item" },
            "missing_predictions": { "type": "string", "enum": ["error", "wrong", "ignore"], "title": "Items without an answer", "description": "error: the run is invalid. wrong: they count as wrong, and not in the throughput. ignore: they are left out.", "default": "error" },
            "labels": { "type": "array", "items": { "type": "string" }, "title": "Labels", "description": "Empty: those of the reference.", "default": [] },
            "unknown_labels": { "type": "string", "enum": ["error", "class"], "title": "Labels that are none of these", "description": "error: the run is invalid. class: they are wrong, with a warning.", "default": "error" },
            "id_column": { "type": "string", "title": "Column of the id", "default": "id" },
            "reference_column": { "type": "string", "title": "Column of the label in the reference", "description": "Empty: label or gold.", "default": "" },
            "prediction_column": { "type": "string", "title": "Column of the label in a run", "description": "Empty: label, prediction or predicted.", "default": "" },
            "time_column": { "type": "string", "title": "Column of the time in a run", "description": "Empty: time or seconds.", "default": "" },
            "slices": { "type": "array", "items": { "type": "string" }, "title": "Columns for slices", "description": "Further columns of the reference, such as language: every metric is also computed for each of their values. Each has to reach the floor by itself; with elapsed times a slice has an accuracy alone.", "default": [] },
            "interval_resamples": { "type": "integer", "minimum": 0, "maximum": 100000, "title": "Resamples for confidence intervals", "description": "Percentile bootstrap over items; 0 computes none.", "default": 0 },
            "interval_level": { "type": "number", "minimum": 0.5, "maximum": 0.999, "title": "Confidence level", "default": 0.95 }
          }
        }
        """;

    public static PluginManifest Manifest { get; } = new(
        "efficiency",
        "1.0.0",
        ScoringProtocol.Version,
        "Efficiency",
        "How fast systems are that are accurate enough: items per second, from the times that a run reports with its labels, ranked from a given accuracy on.",
        [
            new("tsv", "tab-separated values with a header; the time is in seconds", "id\tlabel\ttime\n1\tpositive\t0.012\n2\tnegative\t0.009"),
            new("csv", "comma-separated values with a header", "id,label,time\n1,positive,0.012\n2,negative,0.009"),
            new("jsonl", FormatDescription.JsonTable, "{\"id\": \"1\", \"label\": \"positive\", \"time\": 0.012}"),
        ],
        [
            new("tsv", "tab-separated values with a header; further columns may serve as slices", "id\tlabel\tlanguage\n1\tpositive\ten\n2\tnegative\tar"),
            new("csv", "comma-separated values with a header", "id,label\n1,positive\n2,negative"),
            new("jsonl", FormatDescription.JsonTable, "{\"id\": \"1\", \"label\": \"positive\"}"),
        ],
        JsonDocument.Parse(Parameters).RootElement,
        [
            new("throughput_at_floor", "Items/s at the floor", MetricDirection.HigherIsBetter, 0, null, 2, "The throughput of a system whose accuracy is at least that of the parameter floor; undefined for others.", "items divided by seconds"),
            new("throughput", "Items/s", MetricDirection.HigherIsBetter, 0, null, 2, "Items with an answer divided by the seconds that the run reports for all of them.", "items divided by seconds"),
            new("accuracy", "Accuracy", MetricDirection.HigherIsBetter, 0, 1, 4, "The share of items whose label is that of the reference.", "scikit-learn"),
            new("mean_latency", "Mean latency (s)", MetricDirection.LowerIsBetter, 0, null, 4, "Seconds for an item with an answer, on average; undefined where times are elapsed ones.", "items divided by seconds"),
            new("total_time", "Total time (s)", MetricDirection.LowerIsBetter, 0, null, 2, "Seconds for all items: the sum of their times or, where times are elapsed ones, the greatest.", "items divided by seconds"),
        ],
        "throughput_at_floor",
        "Every column of the reference that the parameter slices names.");
}
