using System.Text.Json;
using SharedTask.Scoring.Contract;

namespace SequenceLabelling;

/// <summary>What the plugin says of itself.</summary>
internal static class SequenceManifest
{
    private const string Seqeval = "conlleval; seqeval";

    private const string Parameters = """
        {
          "type": "object",
          "properties": {
            "mode": { "type": "string", "enum": ["lenient", "strict"], "title": "How tags become spans", "description": "lenient: as conlleval and seqeval by default, so that I-X without B-X begins a span. strict: a span counts only if its tags follow the scheme.", "default": "lenient" },
            "scheme": { "type": "string", "enum": ["IOB2", "IOB1", "IOE1", "IOE2", "IOBES", "BILOU"], "title": "Scheme of the tags", "description": "Used in strict mode.", "default": "IOB2" },
            "tag_order": { "type": "string", "enum": ["prefix", "suffix"], "title": "Where the letter of a tag stands", "description": "prefix: B-PER. suffix: PER-B.", "default": "prefix" },
            "types": { "type": "array", "items": { "type": "string" }, "title": "All types", "description": "Empty: the types that occur in the reference.", "default": [] },
            "unknown_types": { "type": "string", "enum": ["error", "class"], "title": "Types that the reference does not have", "description": "error: the run is invalid. class: they become types of their own, which lowers macro averages.", "default": "error" },
            "zero_division": { "type": "string", "enum": ["0", "1", "nan"], "title": "Where a denominator is zero", "description": "What precision, recall and F1 of a type are then; nan leaves the type out of averages.", "default": "0" },
            "tokens": { "type": "string", "enum": ["compare", "ignore"], "title": "Tokens of a run", "description": "compare: they must be those of the reference. ignore: only their number counts.", "default": "compare" },
            "missing_sentences": { "type": "string", "enum": ["error", "wrong", "ignore"], "title": "Sentences that a run leaves out", "description": "error: the run is invalid. wrong: they count as having no spans. ignore: they are left out of the score. Only sentences with ids can be left out.", "default": "error" },
            "token_column": { "type": "integer", "minimum": 1, "maximum": 1000, "title": "Column of the token", "description": "In a file of columns, counted from 1.", "default": 1 },
            "tag_column": { "type": "integer", "minimum": 0, "maximum": 1000, "title": "Column of the tag", "description": "In a file of columns, counted from 1; 0 is the last one.", "default": 0 },
            "id_field": { "type": "string", "title": "Field of the id in JSON lines", "default": "id" },
            "slices": { "type": "array", "items": { "type": "string" }, "title": "Fields for slices", "description": "Fields of the reference's sentences, such as domain: in JSON lines a field, in columns a comment # domain = news. Every metric is also computed for each of their values.", "default": [] },
            "interval_resamples": { "type": "integer", "minimum": 0, "maximum": 100000, "title": "Resamples for confidence intervals", "description": "Percentile bootstrap over sentences; 0 computes none.", "default": 0 },
            "interval_level": { "type": "number", "minimum": 0.5, "maximum": 0.999, "title": "Confidence level", "default": 0.95 }
          }
        }
        """;

    public static PluginManifest Manifest { get; } = new(
        "sequence-labelling",
        "1.0.0",
        ScoringProtocol.Version,
        "Sequence labelling",
        "Tagged tokens or spans, such as named entities: precision, recall and F1 of spans and tokens.",
        [
            new("conll", "a token and its tag per line, parted by tabs or blanks; a blank line behind every sentence", "Cairo\tB-LOC\nis\tO\nold\tO\n\nIraq\tB-LOC"),
            new("jsonl", "one JSON object per sentence with a list of tags", "{\"id\": \"1\", \"tokens\": [\"Cairo\", \"is\", \"old\"], \"tags\": [\"B-LOC\", \"O\", \"O\"]}"),
            new("jsonl", "one JSON object per sentence with a list of spans; end is the position behind the last token or character", "{\"id\": \"1\", \"spans\": [{\"start\": 0, \"end\": 1, \"type\": \"LOC\"}]}"),
        ],
        [
            new("conll", "columns, the token first and the tag last; comments may give an id and fields for slices", "# id = 1\n# domain = news\nCairo\tNNP\tB-LOC\nis\tVBZ\tO\n\n# id = 2\n# domain = web\nIraq\tNNP\tB-LOC"),
            new("jsonl", "one JSON object per sentence", "{\"id\": \"1\", \"tags\": [\"B-LOC\", \"O\", \"O\"], \"domain\": \"news\"}"),
        ],
        JsonDocument.Parse(Parameters).RootElement,
        [
            Share("micro_f1", "F1", "F1 of all spans, 2TP/(2TP+FP+FN); a span is right if its start, end and type are."),
            Share("micro_precision", "Precision", "The share of the run's spans that are right."),
            Share("micro_recall", "Recall", "The share of the reference's spans that the run has."),
            Share("macro_f1", "Macro F1", "The plain mean over types of F1; undefined if there are no spans at all."),
            Share("macro_precision", "Macro precision", "The plain mean over types of precision."),
            Share("macro_recall", "Macro recall", "The plain mean over types of recall."),
            Share("weighted_f1", "Weighted F1", "The mean over types of F1, weighted by their numbers of spans in the reference."),
            Share("weighted_precision", "Weighted precision", "The mean over types of precision, weighted by support."),
            Share("weighted_recall", "Weighted recall", "The mean over types of recall, weighted by support."),
            Share("untyped_f1", "F1 without types", "F1 of all spans where the type is ignored."),
            Share("untyped_precision", "Precision without types", "Precision of all spans where the type is ignored."),
            Share("untyped_recall", "Recall without types", "Recall of all spans where the type is ignored."),
            Share("token_accuracy", "Token accuracy", "The share of tokens whose tag is right, O included; undefined for spans."),
            Share("token_f1", "Token F1", "F1 of the tokens whose tag is not O, right if the whole tag is; undefined for spans."),
            Share("token_precision", "Token precision", "The share of the run's tags other than O that are right; undefined for spans."),
            Share("token_recall", "Token recall", "The share of the reference's tags other than O that the run has; undefined for spans."),
        ],
        "micro_f1",
        "Every field of the reference's sentences that the parameter slices names.");

    private static MetricDescription Share(string key, string title, string definition) =>
        new(key, title, MetricDirection.HigherIsBetter, 0, 1, 4, definition, Seqeval);
}
