using System.Text.Json;
using SharedTask.Scoring.Contract;

namespace MultiLabel;

/// <summary>What the plugin says of itself.</summary>
internal static class MultiLabelManifest
{
    private const string Tool = "scikit-learn";

    private const string Parameters = """
        {
          "type": "object",
          "properties": {
            "labels": { "type": "array", "items": { "type": "string" }, "title": "All labels", "description": "In their order. Empty: the labels that occur in the reference. Averages run over all of them, and the Hamming loss divides by their number.", "default": [] },
            "averaged_labels": { "type": "array", "items": { "type": "string" }, "title": "Labels to average over", "description": "Precision, recall, F1 and Jaccard run over these labels alone. Empty: all.", "default": [] },
            "separator": { "type": "string", "title": "Separator of labels", "description": "Between the labels in a cell. JSON lines may have lists instead.", "default": "," },
            "empty_word": { "type": "string", "title": "Word for no label", "description": "A cell with this word has no labels, as an empty cell has none.", "default": "" },
            "zero_division": { "type": "string", "enum": ["0", "1", "nan"], "title": "Where a denominator is zero", "description": "What precision, recall, F1 and Jaccard of a label or an item are then; nan leaves it out of averages. With 1, an item without labels counts 1 if the run gives it none.", "default": "0" },
            "beta": { "type": "number", "minimum": 0.001, "maximum": 1000, "title": "Beta of F-beta", "default": 0.5 },
            "missing_predictions": { "type": "string", "enum": ["error", "wrong", "ignore"], "title": "Items without a prediction", "description": "error: the run is invalid. wrong: no label is taken as predicted, and the item is never an exact match. ignore: they are left out of the score.", "default": "error" },
            "unknown_labels": { "type": "string", "enum": ["error", "class"], "title": "Labels that the reference does not have", "description": "error: the run is invalid. class: they become labels of their own, which lowers macro averages.", "default": "error" },
            "id_column": { "type": "string", "title": "Column of the id", "default": "id" },
            "reference_column": { "type": "string", "title": "Column of the labels in the reference", "description": "Empty: labels, label or gold.", "default": "" },
            "prediction_column": { "type": "string", "title": "Column of the labels in a run", "description": "Empty: labels, label, predictions, prediction or predicted.", "default": "" },
            "slices": { "type": "array", "items": { "type": "string" }, "title": "Columns for slices", "description": "Further columns of the reference, such as language: every metric is also computed for each of their values.", "default": [] },
            "interval_resamples": { "type": "integer", "minimum": 0, "maximum": 100000, "title": "Resamples for confidence intervals", "description": "Percentile bootstrap; 0 computes none.", "default": 0 },
            "interval_level": { "type": "number", "minimum": 0.5, "maximum": 0.999, "title": "Confidence level", "default": 0.95 }
          }
        }
        """;

    public static PluginManifest Manifest { get; } = new(
        "multi-label",
        "1.0.0",
        ScoringProtocol.Version,
        "Multi-label classification",
        "Any number of labels per item: exact match, Hamming loss, Jaccard index, precision, recall and F1 in every average.",
        [
            new("tsv", "tab-separated values with a header; labels separated by commas", "id\tlabels\n1\tjoy,surprise\n2\t"),
            new("csv", "comma-separated values with a header; labels in quotation marks", "id,labels\n1,\"joy,surprise\"\n2,"),
            new("jsonl", FormatDescription.JsonTable + "; with a list of labels", "{\"id\": \"1\", \"labels\": [\"joy\", \"surprise\"]}\n{\"id\": \"2\", \"labels\": []}"),
            new("txt", "the labels of one item per line, in the order of the reference", "joy,surprise\nanger"),
        ],
        [
            new("tsv", "tab-separated values with a header; further columns may serve as slices", "id\tlabels\tlanguage\n1\tjoy,surprise\ten\n2\t\tar"),
            new("csv", "comma-separated values with a header", "id,labels\n1,\"joy,surprise\"\n2,"),
            new("jsonl", FormatDescription.JsonTable, "{\"id\": \"1\", \"labels\": [\"joy\", \"surprise\"]}"),
            new("txt", "the labels of one item per line", "joy,surprise\nanger"),
        ],
        JsonDocument.Parse(Parameters).RootElement,
        [
            Share("macro_f1", "Macro F1", "The plain mean over labels of F1 = 2PR/(P+R)."),
            Share("micro_f1", "Micro F1", "F1 of all labels taken together."),
            Share("weighted_f1", "Weighted F1", "The mean over labels of F1, weighted by their numbers of items in the reference."),
            Share("samples_f1", "Samples F1", "The mean over items of F1 between the item's two label sets."),
            Share("exact_match", "Exact match", "The share of items whose label set is exactly right (subset accuracy)."),
            new("hamming_loss", "Hamming loss", MetricDirection.LowerIsBetter, 0, 1, 4, "The share of the decisions, one for every item and label, that are wrong.", Tool),
            Share("jaccard_samples", "Samples Jaccard", "The mean over items of |reference ∩ run| / |reference ∪ run|."),
            Share("jaccard_macro", "Macro Jaccard", "The plain mean over labels of TP/(TP+FP+FN)."),
            Share("jaccard_micro", "Micro Jaccard", "TP/(TP+FP+FN) of all labels taken together."),
            Share("jaccard_weighted", "Weighted Jaccard", "The mean over labels of the Jaccard index, weighted by their numbers of items in the reference."),
            Share("macro_precision", "Macro precision", "The plain mean over labels of TP/(TP+FP)."),
            Share("macro_recall", "Macro recall", "The plain mean over labels of TP/(TP+FN)."),
            Share("micro_precision", "Micro precision", "Precision of all labels taken together."),
            Share("micro_recall", "Micro recall", "Recall of all labels taken together."),
            Share("weighted_precision", "Weighted precision", "The mean over labels of precision, weighted by support."),
            Share("weighted_recall", "Weighted recall", "The mean over labels of recall, weighted by support."),
            Share("samples_precision", "Samples precision", "The mean over items of the share of the run's labels that are right."),
            Share("samples_recall", "Samples recall", "The mean over items of the share of the reference's labels that the run has."),
            Share("macro_f_beta", "Macro F-beta", "The plain mean over labels of F-beta, with the parameter beta."),
        ],
        "macro_f1",
        "Every column of the reference that the parameter slices names.");

    private static MetricDescription Share(string key, string title, string definition) =>
        new(key, title, MetricDirection.HigherIsBetter, 0, 1, 4, definition, Tool);
}
