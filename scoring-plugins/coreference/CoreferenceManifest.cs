using System.Text.Json;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Metrics.Coreference;

namespace Coreference;

/// <summary>What the plugin says of itself.</summary>
internal static class CoreferenceManifest
{
    private const string Scorer = "reference scorer 8.01";

    private const string Columns = "#begin document (news/1); part 000\nnews/1\t0\t0\tAnna\t(1)\nnews/1\t0\t1\tlikes\t-\nnews/1\t0\t2\ther\t(2|(1)\nnews/1\t0\t3\tdog\t2)\n#end document";

    private const string Parameters = """
        {
          "type": "object",
          "properties": {
            "singletons": { "type": "string", "enum": ["keep", "remove"], "title": "Clusters of one mention", "description": "keep: they count as any cluster does, as in the reference scorer. remove: they are left out of the reference and of the run.", "default": "keep" },
            "missing_predictions": { "type": "string", "enum": ["error", "wrong", "ignore"], "title": "Documents that a run leaves out", "description": "error: the run is invalid. wrong: they count as documents without any mention. ignore: they are left out of the score.", "default": "error" },
            "id_field": { "type": "string", "title": "Field of the document", "description": "In JSON lines. Empty: id or doc_key.", "default": "" },
            "reference_field": { "type": "string", "title": "Field of the clusters in the reference", "description": "In JSON lines.", "default": "clusters" },
            "prediction_field": { "type": "string", "title": "Field of the clusters in a run", "description": "In JSON lines. Empty: predicted_clusters or clusters.", "default": "" },
            "slices": { "type": "array", "items": { "type": "string" }, "title": "Fields for slices", "description": "Further fields of a reference of JSON lines, such as genre: every metric is also computed for each of their values.", "default": [] },
            "interval_resamples": { "type": "integer", "minimum": 0, "maximum": 100000, "title": "Resamples for confidence intervals", "description": "Percentile bootstrap over documents; 0 computes none.", "default": 0 },
            "interval_level": { "type": "number", "minimum": 0.5, "maximum": 0.999, "title": "Confidence level", "default": 0.95 }
          }
        }
        """;

    /// <summary>The scores that have a precision and a recall.</summary>
    public static IReadOnlyList<(string Key, string Title, Func<CoreferenceReport, CoreferenceScore> Score, string Definition, string Source)> Scores { get; } =
    [
        ("muc", "MUC", report => report.Muc, "links, of which a cluster has one less than mentions", $"Vilain et al. 1995; {Scorer}"),
        ("b_cubed", "B³", report => report.BCubed, "mentions, each counting by the share of its cluster that is in the other's cluster of the same mention", $"Bagga and Baldwin 1998; {Scorer}"),
        ("ceaf_e", "CEAF-e", report => report.CeafE, "clusters in their best one-to-one pairs, each pair counting by the F1 of its mentions", $"Luo 2005; {Scorer}"),
        ("ceaf_m", "CEAF-m", report => report.CeafM, "mentions that clusters have in common in their best one-to-one pairs", $"Luo 2005; {Scorer}"),
        ("lea", "LEA", report => report.Lea, "clusters, each counting by its size and the share of its links that the other has", "Moosavi and Strube 2016; CoVal"),
        ("mention", "Mention", report => report.Mentions, "mentions with the same bounds", $"Pradhan et al. 2014; {Scorer}"),
    ];

    public static PluginManifest Manifest { get; } = new(
        "coreference",
        "1.0.0",
        ScoringProtocol.Version,
        "Coreference",
        "Mentions of a document in clusters, one for each entity or event: CoNLL F1, MUC, B³, CEAF, LEA and mention detection.",
        [
            new("conll", "columns of CoNLL 2012, of which the last one is read", Columns),
            new("jsonl", "one JSON object per document with lists of mentions: first and last token, or the mention's name", "{\"id\": \"news/1\", \"clusters\": [[[0, 0], [2, 2]], [[2, 3]]]}"),
        ],
        [
            new("conll", "columns of CoNLL 2012, of which the last one is read", Columns),
            new("jsonl", "one JSON object per document; further fields may serve as slices", "{\"id\": \"news/1\", \"genre\": \"news\", \"clusters\": [[[0, 0], [2, 2]], [[2, 3]]]}"),
        ],
        JsonDocument.Parse(Parameters).RootElement,
        [
            Describe("conll_f1", "CoNLL F1", "The mean of the F1 of MUC, B³ and CEAF-e. All counts are summed up over documents; a share without denominator is 0.", $"Pradhan et al. 2012; {Scorer}"),
            .. Scores.SelectMany(score => new[]
            {
                Describe($"{score.Key}_f1", $"{score.Title} F1", $"The harmonic mean of precision and recall of {score.Definition}.", score.Source),
                Describe($"{score.Key}_precision", $"{score.Title} precision", $"The share of the run's {score.Definition}.", score.Source),
                Describe($"{score.Key}_recall", $"{score.Title} recall", $"The share of the reference's {score.Definition}.", score.Source),
            }),
        ],
        "conll_f1",
        "Every field of a reference of JSON lines that the parameter slices names.");

    private static MetricDescription Describe(string key, string title, string definition, string source) =>
        new(key, title, MetricDirection.HigherIsBetter, 0, 1, 4, definition, source);
}
