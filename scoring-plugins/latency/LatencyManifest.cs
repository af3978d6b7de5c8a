using System.Text.Json;
using SharedTask.Scoring.Contract;

namespace Latency;

/// <summary>What the plugin says of itself.</summary>
internal static class LatencyManifest
{
    private const string Parameters = """
        {
          "type": "object",
          "properties": {
            "missing_predictions": { "type": "string", "enum": ["error", "ignore"], "title": "Segments without a row", "description": "error: the run is invalid. ignore: they are left out of the mean. A row with an empty list of delays is always left out, with a warning.", "default": "error" },
            "id_column": { "type": "string", "title": "Column of the id", "description": "Empty: id or index.", "default": "" },
            "source_length_column": { "type": "string", "title": "Column of the source's length", "description": "In the reference, in the unit of the delays.", "default": "source_length" },
            "reference_length_column": { "type": "string", "title": "Column of the reference's length", "description": "In the reference, in words.", "default": "reference_length" },
            "delays_column": { "type": "string", "title": "Field of the delays in a run", "description": "For computation-aware latency the field with the times that include it, such as elapsed.", "default": "delays" },
            "slices": { "type": "array", "items": { "type": "string" }, "title": "Columns for slices", "description": "Further columns of the reference, such as language: every metric is also computed for each of their values.", "default": [] },
            "interval_resamples": { "type": "integer", "minimum": 0, "maximum": 100000, "title": "Resamples for confidence intervals", "description": "Percentile bootstrap over segments; 0 computes none.", "default": 0 },
            "interval_level": { "type": "number", "minimum": 0.5, "maximum": 0.999, "title": "Confidence level", "default": 0.95 }
          }
        }
        """;

    public static PluginManifest Manifest { get; } = new(
        "latency",
        "1.0.0",
        ScoringProtocol.Version,
        "Latency",
        "How far a simultaneous translation lags behind its source, from the delays of its words: AL, LAAL, AP and DAL.",
        [
            new("jsonl", "one JSON object per segment, with a delay for each word of the translation: how much of the source was read when the word was written", "{\"id\": \"1\", \"delays\": [3, 4, 5, 6, 6]}\n{\"id\": \"2\", \"delays\": [3, 4, 4]}"),
        ],
        [
            new("jsonl", "one JSON object per segment, with the source's length in the unit of the delays and the reference's in words; further fields may serve as slices", "{\"id\": \"1\", \"source_length\": 6, \"reference_length\": 5}\n{\"id\": \"2\", \"source_length\": 4, \"reference_length\": 4}"),
            new("tsv", "tab-separated values with a header", "id\tsource_length\treference_length\n1\t6\t5\n2\t4\t4"),
            new("csv", "comma-separated values with a header", "id,source_length,reference_length\n1,6,5\n2,4,4"),
        ],
        JsonDocument.Parse(Parameters).RootElement,
        [
            Describe("laal", "LAAL", null, 2, "Length-adaptive average lagging: as AL, γ being the greater number of words of reference and translation divided by the source's length.", "Papi et al. 2022; SimulEval"),
            Describe("al", "AL", null, 2, "Average lagging: the mean over segments of the mean of delay i − (i − 1) / γ, up to the first word after all of the source; γ is the reference's length divided by the source's. The first delay, if it is greater than the source's length.", "Ma et al. 2019; SimulEval"),
            Describe("ap", "AP", 0, 4, "Average proportion: the mean over segments of the sum of the delays divided by the lengths of source and reference.", "Cho and Esipova 2016; SimulEval"),
            Describe("dal", "DAL", 0, 2, "Differentiable average lagging: the mean over segments of the mean over all words of delay i − (i − 1) / γ, γ being the words of the translation divided by the source's length, where each delay is at least 1 / γ more than the one before it.", "Cherry and Foster 2019; SimulEval"),
        ],
        "laal",
        "Every column of the reference that the parameter slices names.");

    private static MetricDescription Describe(string key, string title, double? lowest, int decimals, string definition, string source) =>
        new(key, title, MetricDirection.LowerIsBetter, lowest, null, decimals, definition, source);
}
