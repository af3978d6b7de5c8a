using System.Text.Json;
using SharedTask.Core.Competitions;
using SharedTask.Scoring.Contract;

namespace SharedTask.Core.Tests.Competitions;

/// <summary>A library whose plugins exist as manifests alone.</summary>
public sealed class ToyPluginLibrary : IPluginLibrary
{
    private const string Parameters = """
        {
          "type": "object",
          "required": ["positive_label"],
          "properties": {
            "positive_label": { "type": "string", "title": "Positive label", "default": "1" },
            "average": { "type": "string", "enum": ["macro", "micro"], "title": "Average" },
            "resamples": { "type": "integer", "minimum": 0, "maximum": 1000, "title": "Resamples" },
            "labels": { "type": "array", "items": { "type": "string" }, "title": "Labels" },
            "strict": { "type": "boolean" }
          }
        }
        """;

    private readonly Dictionary<string, PluginManifest> plugins = new(StringComparer.Ordinal)
    {
        ["toy"] = Manifest("toy", "{}"),
        ["other"] = Manifest("other", "{}"),
        ["demanding"] = Manifest("demanding", Parameters),
    };

    public IReadOnlyList<PluginManifest> List() => [.. plugins.Values];

    public PluginManifest? Find(string pluginId) => plugins.GetValueOrDefault(pluginId);

    public void Uninstall(string pluginId) => plugins.Remove(pluginId);

    public void Upgrade(string pluginId, string version) => plugins[pluginId] = plugins[pluginId] with { Version = version };

    private static PluginManifest Manifest(string id, string parameters) => new(
        id,
        "1.0.0",
        ScoringProtocol.Version,
        id,
        "A toy.",
        [],
        [],
        JsonDocument.Parse(parameters == "{}" ? """{"type":"object","properties":{"beta":{"type":"number","minimum":0},"note":{"type":"string"}}}""" : parameters).RootElement,
        [
            new("error", "Error", MetricDirection.LowerIsBetter, 0, 1, 3, "Wrong items.", "us"),
            new("quality", "Quality", MetricDirection.HigherIsBetter, 0, 1, 4, "Right items.", "us"),
        ],
        "quality");
}
