using System.Text.Json;
using SharedTask.Scoring.Contract;

namespace MeaningRepresentationParsing;

/// <summary>What the plugin says of itself.</summary>
internal static class MrpManifest
{
    private const string Graphs = """
        {"id": "news.1", "flavor": 1, "framework": "eds", "input": "Cats sleep.", "tops": [0], "nodes": [{"id": 0, "label": "_sleep_v_1", "properties": ["TENSE"], "values": ["pres"], "anchors": [{"from": 5, "to": 11}]}, {"id": 1, "label": "_cat_n_1", "anchors": [{"from": 0, "to": 4}]}], "edges": [{"source": 0, "target": 1, "label": "ARG1"}]}
        {"id": "news.1", "flavor": 2, "framework": "amr", "input": "Cats sleep.", "tops": [0], "nodes": [{"id": 0, "label": "sleep-01"}, {"id": 1, "label": "cat"}], "edges": [{"source": 1, "target": 0, "label": "ARG0-of"}]}
        """;

    private const string Parameters = """
        {
          "type": "object",
          "properties": {
            "missing_predictions": { "type": "string", "enum": ["error", "wrong", "ignore"], "title": "Graphs that a run leaves out", "description": "error: the run is invalid. wrong: they count as graphs without nodes, as in the shared tasks. ignore: they are left out of the score.", "default": "error" },
            "unknown_graphs": { "type": "string", "enum": ["error", "ignore"], "title": "Graphs that the reference does not have", "description": "error: the run is invalid. ignore: they are passed over, as in mtool, for a reference with a part of what runs have: some frameworks or sentences.", "default": "error" },
            "search_work": { "type": "integer", "minimum": 1, "maximum": 1000, "title": "Work for mappings of nodes", "description": "How much work is spent at most on finding the best mappings and proving that they are, in billions of steps, each of them about ten seconds. A table tells how many are proven.", "default": 3 },
            "slices": { "type": "array", "items": { "type": "string" }, "title": "Fields for slices", "description": "Names of fields of the reference's graphs, such as framework, language or source: every metric is also computed for each of their values.", "default": [] },
            "interval_resamples": { "type": "integer", "minimum": 0, "maximum": 100000, "title": "Resamples for confidence intervals", "description": "Percentile bootstrap over the graphs of each framework; 0 computes none.", "default": 0 },
            "interval_level": { "type": "number", "minimum": 0.5, "maximum": 0.999, "title": "Confidence level", "default": 0.95 }
          }
        }
        """;

    public static PluginManifest Manifest { get; } = new(
        "meaning-representation-parsing",
        "1.0.0",
        ScoringProtocol.Version,
        "Meaning representation parsing",
        "Graphs of meanings in several frameworks, such as DM, PSD, EDS, PTG, UCCA, AMR and DRG, as in the CoNLL shared tasks of 2019 and 2020: the cross-framework score MRP, its mean over frameworks and its parts, SDP and EDM.",
        [new("mrp", "graphs in the format MRP, a JSON object on each line: all frameworks in one file, or several files in one zip", Graphs)],
        [new("mrp", "the same; graphs belong together by id, framework and language", Graphs)],
        JsonDocument.Parse(Parameters).RootElement,
        [.. MrpMetric.All.Select(metric => metric.Description)],
        MrpMetric.All[0].Key,
        "Every field of the reference's graphs that the parameter slices names, such as framework, language or source.");
}
