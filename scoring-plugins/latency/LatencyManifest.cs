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
            "reference_length_column": { "type": "string", "title": "Column of the reference's length", "description": "In the reference, in words or, where the unit is the character, in characters.", "default": "reference_length" },
            "reference_column": { "type": "string", "title": "Column of the reference's text", "description": "In the reference, where it has no column of the length: the text's words, as single spaces part them, or characters are counted, as SimulEval does.", "default": "reference" },
            "latency_unit": { "type": "string", "enum": ["word", "char"], "title": "Unit of delays", "description": "What a delay is given for: every word of the translation, or every character.", "default": "word" },
            "translation": { "type": "string", "enum": ["speech-to-text", "text-to-text", "speech-to-speech"], "title": "What is translated", "description": "speech-to-text: from speech in milliseconds. text-to-text: from text in words. speech-to-speech: from speech to speech; a run then has the duration of every piece of speech. Only the average token delay depends on it, and text has no computation-aware latency.", "default": "speech-to-text" },
            "segments": { "type": "string", "enum": ["given", "resegmented"], "title": "Segments of a run", "description": "given: a run has a row for every segment of the reference. resegmented: it has a row for every recording, whose translation is divided into the segments of the reference with the fewest word errors (Matusov et al. 2005), as for StreamLAAL; the reference then has for every segment wav, offset and duration in seconds, and its text.", "default": "given" },
            "resegmentation_case": { "type": "string", "enum": ["sensitive", "insensitive"], "title": "Case where translations are divided", "description": "sensitive: as the tool of StreamLAAL. insensitive: words that differ in the case of ASCII letters alone are the same, as for mweralign.", "default": "sensitive" },
            "delays_column": { "type": "string", "title": "Field of the delays in a run", "description": "The times that include the time of computing are read from the field elapsed.", "default": "delays" },
            "slices": { "type": "array", "items": { "type": "string" }, "title": "Columns for slices", "description": "Further columns of the reference, such as language: every metric is also computed for each of their values.", "default": [] },
            "interval_resamples": { "type": "integer", "minimum": 0, "maximum": 100000, "title": "Resamples for confidence intervals", "description": "Percentile bootstrap over segments; 0 computes none.", "default": 0 },
            "interval_level": { "type": "number", "minimum": 0.5, "maximum": 0.999, "title": "Confidence level", "default": 0.95 }
          }
        }
        """;

    public static PluginManifest Manifest { get; } = new(
        "latency",
        "1.1.0",
        ScoringProtocol.Version,
        "Latency",
        "How far a simultaneous translation lags behind its source, from the delays of its words: AL, LAAL, AP, DAL and ATD, with and without the time of computing.",
        [
            new("jsonl", "one JSON object per segment, with a delay for each word of the translation: how much of the source was read when the word was written; with elapsed also when it was there, the time of computing included. The log of instances that SimulEval writes", "{\"id\": \"1\", \"delays\": [3, 4, 5, 6, 6]}\n{\"id\": \"2\", \"delays\": [3, 4, 4]}"),
        ],
        [
            new("jsonl", "one JSON object per segment, with the source's length in the unit of the delays and the reference's in words, or its text in the field reference; further fields may serve as slices", "{\"id\": \"1\", \"source_length\": 6, \"reference_length\": 5}\n{\"id\": \"2\", \"source_length\": 4, \"reference_length\": 4}"),
            new("tsv", "tab-separated values with a header", "id\tsource_length\treference_length\n1\t6\t5\n2\t4\t4"),
            new("csv", "comma-separated values with a header", "id,source_length,reference_length\n1,6,5\n2,4,4"),
        ],
        JsonDocument.Parse(Parameters).RootElement,
        [
            Describe("laal", "LAAL", null, 2, "Length-adaptive average lagging: as AL, γ being the greater number of words of reference and translation divided by the source's length.", "Papi et al. 2022, 2024 (StreamLAAL, where runs are resegmented); SimulEval"),
            Describe("al", "AL", null, 2, "Average lagging: the mean over segments of the mean of delay i − (i − 1) / γ, up to the first word after all of the source; γ is the reference's length divided by the source's. The first delay, if it is greater than the source's length.", "Ma et al. 2019; SimulEval"),
            Describe("ap", "AP", 0, 4, "Average proportion: the mean over segments of the sum of the delays divided by the lengths of source and reference.", "Cho and Esipova 2016; SimulEval"),
            Describe("dal", "DAL", 0, 2, "Differentiable average lagging: the mean over segments of the mean over all words of delay i − (i − 1) / γ, γ being the words of the translation divided by the source's length, where each delay is at least 1 / γ more than the one before it.", "Cherry and Foster 2019; SimulEval"),
            Describe("atd", "ATD", null, 2, "Average token delay: the mean over segments of the mean over the tokens of the translation of the time from the end of the token of the source that a token answers to its own end. Tokens with one delay are a chunk, as is the source read before it; tokens of speech last 300 ms, words of a text that is translated 1, words of the translation of speech 0.", "Kano et al. 2023; SimulEval"),
            Aware("laal", "LAAL", null, 2),
            Aware("al", "AL", null, 2),
            Aware("ap", "AP", 0, 4),
            Aware("dal", "DAL", 0, 2),
            Describe("atd_ca", "ATD, computation-aware", null, 2, "Average token delay in which a token ends later by the time of computing it, which is what elapsed grows by beyond the delay; undefined for a run without the field elapsed.", "Kano et al. 2023; SimulEval"),
        ],
        "laal",
        "Every column of the reference that the parameter slices names.");

    private static MetricDescription Aware(string key, string title, double? lowest, int decimals) =>
        Describe($"{key}_ca", $"{title}, computation-aware", lowest, decimals, $"{title} with the times of the field elapsed, which include the time of computing, in place of the delays; undefined for a run without them.", "Ma et al. 2020; SimulEval");

    private static MetricDescription Describe(string key, string title, double? lowest, int decimals, string definition, string source) =>
        new(key, title, MetricDirection.LowerIsBetter, lowest, null, decimals, definition, source);
}
