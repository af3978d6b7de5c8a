using System.Text.Json;
using SharedTask.Scoring.Contract;

namespace KeyPointAnalysis;

/// <summary>What the plugin says of itself.</summary>
internal static class KeyPointManifest
{
    private const string Source = "Friedman et al. 2021; script of the shared task at ArgMining 2021";

    private const string Parameters = """
        {
          "type": "object",
          "properties": {
            "version": { "type": "string", "enum": ["2", "1"], "title": "Version of the official script", "description": "1: average precision of the kept arguments, as until September 2021. 2: multiplied by the share of matches among them, as since then. Values of the two cannot be compared.", "default": "2" },
            "interval_resamples": { "type": "integer", "minimum": 0, "maximum": 100000, "title": "Resamples for confidence intervals", "description": "Percentile bootstrap over topics and stances; 0 computes none.", "default": 0 },
            "interval_level": { "type": "number", "minimum": 0.5, "maximum": 0.999, "title": "Confidence level", "default": 0.95 }
          }
        }
        """;

    public static PluginManifest Manifest { get; } = new(
        "key-point-analysis",
        "1.0.0",
        ScoringProtocol.Version,
        "Key point analysis",
        "Arguments matched to key points, with a score for each pair: strict and relaxed mean average precision over topics and stances, in both versions of the official script.",
        [new("json", "an object of arguments, each with an object of key points and their scores", "{\"arg_0\": {\"kp_0\": 0.93, \"kp_1\": 0.12}, \"arg_1\": {\"kp_1\": 0.4}}")],
        [
            new("csv", "of three: arguments, a file with arguments in its name", "arg_id,argument,topic,stance\narg_0,Uniforms cost money,School uniforms,-1\narg_1,Uniforms are not free,School uniforms,-1"),
            new("csv", "of three: key points, a file with key_points in its name", "key_point_id,key_point,topic,stance\nkp_0,Uniforms are expensive,School uniforms,-1\nkp_1,Uniforms limit expression,School uniforms,-1"),
            new("csv", "of three: labels 1 and 0, a file with labels in its name", "arg_id,key_point_id,label\narg_0,kp_0,1\narg_0,kp_1,0"),
        ],
        JsonDocument.Parse(Parameters).RootElement,
        [
            Share("map_strict", "mAP strict", "Per argument the best key point, per topic and stance the half of the arguments with the highest scores, their average precision where a pair without a label is no match, and the mean over topics and stances."),
            Share("map_relaxed", "mAP relaxed", "As mAP strict, where a pair without a label is a match."),
        ],
        "map_strict");

    private static MetricDescription Share(string key, string title, string definition) =>
        new(key, title, MetricDirection.HigherIsBetter, 0, 1, 4, definition, Source);
}
