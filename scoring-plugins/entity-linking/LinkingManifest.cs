using System.Text.Json;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Metrics.EntityLinking;

namespace EntityLinking;

/// <summary>What the plugin says of itself.</summary>
internal static class LinkingManifest
{
    private const string Source = "Hachey, Nothman and Radford 2014; neleval";

    private const string Rows = "gold\tm1\tAnna\tnews-1:0-3\tE0017\tPER\tNAM\t1.0\ngold\tm2\tBonn\tnews-1:14-17\tE0203\tGPE\tNAM\t1.0\ngold\tm3\tmayor\tnews-2:4-8\tNIL0001\tPER\tNOM\t1.0";

    private const string Parameters = """
        {
          "type": "object",
          "properties": {
            "types": { "type": "string", "enum": ["entity_and_mention", "entity"], "title": "Types that typed measures compare", "description": "entity_and_mention: the entity's type such as PER together with the mention's such as NAM, as neleval reads these files. entity: the entity's type alone.", "default": "entity_and_mention" },
            "missing_predictions": { "type": "string", "enum": ["wrong", "error", "ignore"], "title": "Documents that a run has no mention of", "description": "wrong: their mentions are missed, as in neleval. error: the run is invalid. ignore: they are left out of the score.", "default": "wrong" },
            "additional_documents": { "type": "string", "enum": ["wrong", "error", "ignore"], "title": "Documents that the reference has no mention of", "description": "wrong: the run's mentions in them are wrong, as in neleval, and the run is told. error: the run is invalid. ignore: they are left out of the score.", "default": "wrong" },
            "slices": { "type": "array", "items": { "type": "string", "enum": ["document", "type", "entity_type", "mention_type"] }, "title": "Properties for slices", "description": "document, type (as typed measures compare it), entity_type or mention_type: every measure is also computed from the mentions with each of their values, as neleval groups them; values that the reference does not have are left out.", "default": [] },
            "interval_resamples": { "type": "integer", "minimum": 0, "maximum": 100000, "title": "Resamples for confidence intervals", "description": "Percentile bootstrap over documents; 0 computes none. Clusters that go across documents are those of all documents, and what they have right is shared out among the documents of their mentions.", "default": 0 },
            "interval_level": { "type": "number", "minimum": 0.5, "maximum": 0.999, "title": "Confidence level", "default": 0.95 }
          }
        }
        """;

    public static PluginManifest Manifest { get; } = new(
        "entity-linking",
        "1.0.0",
        ScoringProtocol.Version,
        "Entity discovery and linking",
        "Mentions of entities, with their types and their entries of a knowledge base or clusters without one: matches of mentions and links, B³, CEAF, MUC, as TAC KBP and LoReHLT score them.",
        [new("tab", "tab-separated columns of TAC KBP: run, mention, text, document:first-last character, entry or NIL with a number, type of the entity, type of the mention, confidence", Rows)],
        [new("tab", "the same columns, with or without a header", Rows)],
        JsonDocument.Parse(Parameters).RootElement,
        [
            .. LinkingMeasure.All.SelectMany(measure => new[]
            {
                Describe($"{measure.Key}_f1", $"{measure.Title} F1", $"The harmonic mean of precision and recall of {measure.Definition}; 0 if both are 0."),
                Describe($"{measure.Key}_precision", $"{measure.Title} precision", $"The share of the run's {measure.Definition}; 0 if the run has none."),
                Describe($"{measure.Key}_recall", $"{measure.Title} recall", $"The share of the reference's {measure.Definition}; 0 if the reference has none."),
            }),
        ],
        "strong_typed_all_match_f1",
        "The document, the type as typed measures compare it, the type of the entity and that of the mention.");

    private static MetricDescription Describe(string key, string title, string definition) =>
        new(key, title, MetricDirection.HigherIsBetter, 0, 1, 4, definition, Source);
}
