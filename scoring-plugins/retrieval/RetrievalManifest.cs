using System.Text.Json;
using SharedTask.Scoring.Contract;

namespace Retrieval;

/// <summary>What the plugin says of itself.</summary>
internal static class RetrievalManifest
{
    private const string Parameters = """
        {
          "type": "object",
          "properties": {
            "measures": { "type": "array", "items": { "type": "string" }, "title": "Measures", "description": "Empty: all of them.", "default": [] },
            "relevance_level": { "type": "integer", "minimum": 0, "maximum": 1000, "title": "Lowest grade that is relevant", "description": "trec_eval's -l.", "default": 1 },
            "missing_topics": { "type": "string", "enum": ["error", "wrong", "ignore"], "title": "Topics that a run leaves out", "description": "error: the run is invalid. wrong: they count as empty rankings (trec_eval's -c). ignore: they are left out of the score.", "default": "error" },
            "max_depth": { "type": "integer", "minimum": 0, "maximum": 1000000, "title": "Documents per topic", "description": "How many of a ranking are looked at (trec_eval's -M); 0 for all.", "default": 0 },
            "judged_only": { "type": "string", "enum": ["no", "yes"], "title": "Documents without a judgement", "description": "yes: they are taken out of rankings before anything is measured (trec_eval's -J).", "default": "no" },
            "gains": { "type": "array", "items": { "type": "string" }, "title": "Gains of grades", "description": "As grade=gain, such as 1=1 and 2=3. A grade that is not named is its own gain.", "default": [] },
            "rbp_p": { "type": "number", "minimum": 0, "maximum": 1, "title": "p of rank-biased precision", "default": 0.9 },
            "set_f_weight": { "type": "number", "minimum": 0, "maximum": 1000, "title": "Weight of recall in set F", "default": 1 },
            "subtopics": { "type": "string", "enum": ["no", "yes"], "title": "Judgements of subtopics", "description": "yes: the second column of the reference names a subtopic, and a document has a line for each. The measures of novelty and diversity, such as α-nDCG and ERR-IA, are computed; in all others a document has its highest grade.", "default": "no" },
            "alpha": { "type": "number", "minimum": 0, "maximum": 1, "title": "α of α-nDCG", "description": "How much less a subtopic counts that a document above has; also in ERR-IA and NRBP (ndeval's -alpha).", "default": 0.5 },
            "nrbp_beta": { "type": "number", "minimum": 0, "maximum": 1, "title": "β of NRBP", "description": "How likely a reader goes on to the next document (ndeval's -beta).", "default": 0.5 },
            "score_precision": { "type": "string", "enum": ["double", "single"], "title": "Precision of scores", "description": "single: as trec_eval before version 10; more scores are then equal.", "default": "double" },
            "interval_resamples": { "type": "integer", "minimum": 0, "maximum": 100000, "title": "Resamples for confidence intervals", "description": "Percentile bootstrap over topics; 0 computes none.", "default": 0 },
            "interval_level": { "type": "number", "minimum": 0.5, "maximum": 0.999, "title": "Confidence level", "default": 0.95 }
          }
        }
        """;

    public static PluginManifest Manifest { get; } = new(
        "retrieval",
        "1.1.0",
        ScoringProtocol.Version,
        "Retrieval",
        "Rankings of documents for topics: the measures of trec_eval, such as MAP, nDCG and reciprocal rank, and those of diversity, such as α-nDCG and ERR-IA.",
        [new("txt", "TREC run: topic, Q0, document, rank, score, run name", "301 Q0 FT911-3 1 14.89 mine\n301 Q0 LA010189-1 2 12.02 mine")],
        [
            new("txt", "TREC qrels: topic, iteration, document, grade", "301 0 FT911-3 2\n301 0 LA010189-1 0"),
            new("txt", "TREC diversity qrels, with the parameter subtopics: topic, subtopic, document, grade", "201 1 en-12 1\n201 2 en-12 0\n201 2 en-40 1"),
        ],
        JsonDocument.Parse(Parameters).RootElement,
        MeasureTexts.All,
        "map");
}
