using System.Text.Json;
using SharedTask.Scoring.Contract;

namespace AmrParsing;

/// <summary>What the plugin says of itself.</summary>
internal static class AmrManifest
{
    private const string Source = "Cai and Knight 2013; smatch 1.0.4";

    private const string Graphs = "# ::id news.1 ::genre news\n# ::snt The boy wants to go.\n(w / want-01\n   :ARG0 (b / boy)\n   :ARG1 (g / go-02\n            :ARG0 b))\n\n# ::id news.2 ::genre news\n(s / sleep-01 :ARG0 (c / cat) :polarity -)";

    private const string Parameters = """
        {
          "type": "object",
          "properties": {
            "triples": { "type": "string", "enum": ["all", "instances", "attributes", "relations"], "title": "Triples that count", "description": "all: every triple. instances: the concepts of nodes alone. attributes: constants and the top alone. relations: edges between nodes alone. The mapping of nodes is the best one for these triples.", "default": "all" },
            "pairs": { "type": "string", "enum": ["order", "id"], "title": "Graphs that belong together", "description": "order: those at the same place of both files, as in smatch. id: those with the same comment # ::id.", "default": "order" },
            "missing_predictions": { "type": "string", "enum": ["error", "wrong", "ignore"], "title": "Graphs that a run leaves out", "description": "error: the run is invalid. wrong: they count as graphs without triples. ignore: they are left out of the score. Only where graphs are paired by id.", "default": "error" },
            "slices": { "type": "array", "items": { "type": "string" }, "title": "Comments for slices", "description": "Names of comments before the graphs of the reference, such as genre for # ::genre news: every metric is also computed for each of their values.", "default": [] },
            "interval_resamples": { "type": "integer", "minimum": 0, "maximum": 100000, "title": "Resamples for confidence intervals", "description": "Percentile bootstrap over graphs; 0 computes none.", "default": 0 },
            "interval_level": { "type": "number", "minimum": 0.5, "maximum": 0.999, "title": "Confidence level", "default": 0.95 }
          }
        }
        """;

    public static PluginManifest Manifest { get; } = new(
        "amr-parsing",
        "1.0.0",
        ScoringProtocol.Version,
        "AMR parsing",
        "Graphs of abstract meaning representation in Penman notation: smatch, with the best mapping of nodes instead of the best of five tries.",
        [
            new("amr", "graphs in Penman notation, parted by blank lines, in the order of the reference", Graphs),
            new("txt", "the same", Graphs),
        ],
        [
            new("amr", "graphs in Penman notation, parted by blank lines; comments before them may serve as ids and slices", Graphs),
            new("txt", "the same", Graphs),
        ],
        JsonDocument.Parse(Parameters).RootElement,
        [
            Describe("smatch_f1", "Smatch F1", "The harmonic mean of precision and recall; 0 if both are 0."),
            Describe("smatch_precision", "Smatch precision", "The share of the run's triples that match some of the reference under the best mapping of nodes; 0 if either side has none. Triples are summed up over graphs."),
            Describe("smatch_recall", "Smatch recall", "The share of the reference's triples that match some of the run under the best mapping of nodes; 0 if either side has none. Triples are summed up over graphs."),
        ],
        "smatch_f1",
        "Every comment before the graphs of the reference that the parameter slices names.");

    // No highest value: a triple that is there twice on both sides matches four times, as in smatch.
    private static MetricDescription Describe(string key, string title, string definition) =>
        new(key, title, MetricDirection.HigherIsBetter, 0, null, 4, definition, Source);
}
