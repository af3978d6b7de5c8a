using System.Text.Json;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Metrics.Situations;

namespace SituationFrames;

/// <summary>What the plugin says of itself.</summary>
internal static class SituationManifest
{
    private const string Source = "Järvelin and Kekäläinen 2002; scorer of situation frames of LoReHLT 2018 and 2019 (NIST)";

    private const string Frame = """{"DocumentID": "news-1", "Place_KB_ID": "1000005", "Type": "food", "Status": "current", "Resolution": "insufficient", "Urgent": true, "Confidence": 0.81}""";

    private const string Annotation = "doc_id\tkb_id\ttype\tstatus\tresolution_status\tscope\tseverity\nnews-1\t1000005\tfood\tcurrent\tinsufficient\t2_largegroup\t3_possibledeath\nnews-2\t1000005\tterrorism\tcurrent\t\t\t";

    private const string Parameters = """
        {
          "type": "object",
          "properties": {
            "discount": { "type": "string", "enum": ["from_third_rank", "from_second_rank"], "title": "Discount by ranks", "description": "from_third_rank: a gain at rank r is divided by log2(r), the first one by 1, as the official scorer does unless told otherwise (method0). from_second_rank: by log2(r + 1), as the evaluation plan of 2019 has it (method1).", "default": "from_third_rank" },
            "nil_places": { "type": "string", "enum": ["keep", "remove"], "title": "Places without an entry", "description": "keep: places with NIL in their names count as others. remove: their frames are left out on both sides.", "default": "keep" },
            "more_confident_than": { "type": "number", "minimum": 0, "maximum": 1, "title": "Confidence of frames", "description": "Frames of a run count if their confidence is greater; 0 lets all count.", "default": 0 },
            "high_gravity": { "type": "integer", "minimum": 1, "maximum": 1000000, "title": "Grave frames of high gravity", "description": "From how many grave frames of the reference a situation is of high gravity.", "default": 3 },
            "medium_gravity": { "type": "integer", "minimum": 1, "maximum": 1000000, "title": "Grave frames of medium gravity", "description": "From how many a situation is of medium gravity.", "default": 2 },
            "high_gain": { "type": "number", "minimum": 0, "maximum": 1000000, "title": "Gain of high gravity", "default": 10 },
            "medium_gain": { "type": "number", "minimum": 0, "maximum": 1000000, "title": "Gain of medium gravity", "default": 5 },
            "low_gain": { "type": "number", "minimum": 0, "maximum": 1000000, "title": "Gain of other situations", "default": 1 },
            "slices": { "type": "array", "items": { "type": "string", "enum": ["type"] }, "title": "Properties for slices", "description": "type: situations of every type of the reference are also ranked by themselves.", "default": [] },
            "interval_resamples": { "type": "integer", "minimum": 0, "maximum": 100000, "title": "Resamples for confidence intervals", "description": "Percentile bootstrap over documents: for each resample the frames of situations are counted anew; 0 computes none.", "default": 0 },
            "interval_level": { "type": "number", "minimum": 0.5, "maximum": 0.999, "title": "Confidence level", "default": 0.95 }
          }
        }
        """;

    /// <summary>The orders of ties, with what is said of them.</summary>
    public static IReadOnlyList<(TieOrder Order, string Key, string Words)> Ties { get; } =
    [
        (TieOrder.Standard, "standard", "as the official scorer's sort leaves them, which for more than 16 situations is an order of its own"),
        (TieOrder.Vindictive, "vindictive", "in the worst order, those with less gain first"),
        (TieOrder.Forgiving, "forgiving", "in the best order, those with more gain first"),
    ];

    /// <summary>The ranks up to which gains are also cumulated.</summary>
    public static IReadOnlyList<int> Ranks { get; } = [5, 10, 20, 50];

    public static PluginManifest Manifest { get; } = new(
        "situation-frames",
        "1.0.0",
        ScoringProtocol.Version,
        "Situation frames",
        "Needs and issues that documents tell of, at places and of types, as in LoReHLT: situations ranked by how many grave frames a run has of each, nDCG with three orders of ties.",
        [
            new("jsonl", "a frame per line, with the fields of LoReHLT's runs", Frame),
            new("json", "one array of frames, over any number of lines", $"[\n  {Frame}\n]"),
            new("tsv", "a table with the same columns", "DocumentID\tPlace_KB_ID\tType\tStatus\tResolution\tUrgent\tConfidence\nnews-1\t1000005\tfood\tcurrent\tinsufficient\ttrue\t0.81"),
        ],
        [
            new("tab", "one or several tables of LoReHLT's annotation of needs and issues", Annotation),
            new("jsonl", "a frame per line, with the fields of runs", Frame),
        ],
        JsonDocument.Parse(Parameters).RootElement,
        [
            .. Ties.SelectMany(ties => Ranks.Select(rank => (int?)rank).Prepend(null).Select(rank => Describe(
                $"ndcg_{ties.Key}{(rank is null ? "" : $"_{rank}")}",
                $"nDCG{(rank is null ? "" : $"@{rank}")} {ties.Key}",
                $"The gains of the situations that a run has, {(rank is null ? "of all ranks" : $"up to rank {rank}")}, divided by those of the best order of the reference; both discounted by rank. Situations are ranked by how many grave frames the run has, and ties stand {ties.Words}. 0 if the reference has no situation."))),
            Describe("high_gravity_recall", "High gravity recall", "The share of the reference's situations of high gravity of which the run has a frame: the last precision at N of the official scorer. Undefined if there are none."),
        ],
        "ndcg_standard",
        "The type of situations.");

    private static MetricDescription Describe(string key, string title, string definition) =>
        new(key, title, MetricDirection.HigherIsBetter, 0, 1, 4, definition, Source);
}
