using System.Text.Json;
using SharedTask.Scoring.Contract;

namespace Detection;

/// <summary>What the plugin says of itself.</summary>
internal static class DetectionManifest
{
    private const string Parameters = """
        {
          "type": "object",
          "properties": {
            "positive_label": { "type": "string", "title": "Positive label", "description": "The reference's label of positive items; all others are negative. Empty: 1 and 0, or true and false.", "default": "" },
            "mean_of": { "type": "array", "items": { "type": "string", "enum": ["roc_auc", "c_at_1", "f1", "f_05_u", "average_precision", "brier", "pan_brier", "log_loss", "eer", "precision_at_recall", "best_f1", "threshold_accuracy", "threshold_precision", "threshold_recall", "threshold_f1"] }, "title": "Metrics of the mean", "description": "The metric mean is the plain mean of these.", "default": ["roc_auc", "c_at_1", "f1", "f_05_u"] },
            "f_05_u_variant": { "type": "string", "enum": ["2021", "2020"], "title": "Variant of F0.5u", "description": "2021: unanswered items count as missed, as PAN's tool has it since 2021. 2020: they are taken for positive answers, as in the published values of PAN 2020.", "default": "2021" },
            "recall": { "type": "number", "minimum": 0, "maximum": 1, "title": "Recall of precision at recall", "description": "The recall that a threshold must reach at least.", "default": 0.9 },
            "threshold": { "type": "number", "minimum": 0, "maximum": 1, "title": "Threshold", "description": "The metrics at the threshold answer yes where the score is at least this.", "default": 0.5 },
            "missing_predictions": { "type": "string", "enum": ["error", "wrong", "value", "ignore"], "title": "Items without a score", "description": "error: the run is invalid. wrong: they get the worst score, 0 if the item is positive and 1 if not. value: they get the fill-in value. ignore: they are left out of the score.", "default": "error" },
            "missing_value": { "type": "number", "minimum": 0, "maximum": 1, "title": "Fill-in value", "default": 0.5 },
            "id_column": { "type": "string", "title": "Column of the id", "default": "id" },
            "reference_column": { "type": "string", "title": "Column of the class in the reference", "description": "Empty: label, gold or same.", "default": "" },
            "prediction_column": { "type": "string", "title": "Column of the score in a run", "description": "Empty: score, value, probability or prediction.", "default": "" },
            "slices": { "type": "array", "items": { "type": "string" }, "title": "Columns for slices", "description": "Further columns of the reference, such as language: every metric is also computed for each of their values.", "default": [] },
            "interval_resamples": { "type": "integer", "minimum": 0, "maximum": 100000, "title": "Resamples for confidence intervals", "description": "Percentile bootstrap; 0 computes none.", "default": 0 },
            "interval_level": { "type": "number", "minimum": 0.5, "maximum": 0.999, "title": "Confidence level", "default": 0.95 }
          }
        }
        """;

    public static PluginManifest Manifest { get; } = new(
        "detection",
        "1.0.0",
        ScoringProtocol.Version,
        "Detection",
        "A score from 0 to 1 per item for a yes-or-no question, as in verification and detection tasks: ROC AUC, average precision, Brier, EER, precision at recall, thresholds, c@1, F1, F0.5u.",
        [
            new("jsonl", FormatDescription.JsonTable, "{\"id\": \"1\", \"value\": 0.93}\n{\"id\": \"2\", \"value\": 0.5}"),
            new("tsv", "tab-separated values with a header", "id\tscore\n1\t0.93\n2\t0.5"),
            new("csv", "comma-separated values with a header", "id,score\n1,0.93\n2,0.5"),
            new("txt", "one score per line, in the order of the reference", "0.93\n0.5"),
        ],
        [
            new("jsonl", FormatDescription.JsonTable, "{\"id\": \"1\", \"same\": true}\n{\"id\": \"2\", \"same\": false}"),
            new("tsv", "tab-separated values with a header", "id\tlabel\n1\t1\n2\t0"),
            new("csv", "comma-separated values with a header", "id,label\n1,1\n2,0"),
            new("txt", "1 or 0 per line", "1\n0"),
        ],
        JsonDocument.Parse(Parameters).RootElement,
        [
            new("mean", "Mean", MetricDirection.HigherIsBetter, null, null, 4, "The plain mean of the metrics that the parameter mean_of names.", "PAN at CLEF"),
            Share("roc_auc", "ROC AUC", "The area under the ROC curve; ties count one half; undefined if all items are of one class.", "scikit-learn"),
            Share("c_at_1", "c@1", "(n_c + n_u · n_c / n) / n: a score of exactly 0.5 leaves an item unanswered.", "Peñas and Rodrigo 2011; PAN"),
            Share("f1", "F1", "F1 of the positive class over the answered items; 0 without a true positive.", "PAN"),
            Share("f_05_u", "F0.5u", "1.25·TP / (1.25·TP + 0.25·(FN + U) + FP), or its variant of 2020.", "Bevendorff et al. 2019; PAN"),
            Share("average_precision", "Average precision", "Σ (R_n − R_{n−1}) P_n over thresholds, tied scores taken together; undefined without positive items.", "scikit-learn"),
            new("brier", "Brier score", MetricDirection.LowerIsBetter, 0, 1, 4, "The mean squared difference of score and class.", "Brier 1950; scikit-learn"),
            Share("pan_brier", "Brier (PAN)", "1 minus the mean squared difference of score and class.", "PAN"),
            new("log_loss", "Log loss", MetricDirection.LowerIsBetter, 0, null, 4, "The mean negative log-likelihood; scores are kept 2.2e-16 away from 0 and 1.", "scikit-learn"),
            new("eer", "EER", MetricDirection.LowerIsBetter, 0, 1, 4, "The equal error rate: the false positive rate where it equals the miss rate, on straight lines between the points of the ROC curve; undefined if all items are of one class.", "ISO/IEC 19795-1; scikit-learn's roc_curve"),
            Share("precision_at_recall", "Precision at recall", "The greatest precision of all thresholds whose recall is at least the parameter recall; undefined without positive items.", "scikit-learn's precision_recall_curve"),
            Share("best_f1", "Best F1", "The greatest F1 of all thresholds; 0 without positive items.", "scikit-learn's precision_recall_curve"),
            AtThreshold("threshold_accuracy", "Accuracy at the threshold", "The share of items on the right side of the parameter threshold, a score equal to it being a yes."),
            AtThreshold("threshold_precision", "Precision at the threshold", "Precision of the scores that are at least the parameter threshold; 0 without a true positive."),
            AtThreshold("threshold_recall", "Recall at the threshold", "Recall of the scores that are at least the parameter threshold; 0 without a true positive."),
            AtThreshold("threshold_f1", "F1 at the threshold", "F1 of the scores that are at least the parameter threshold; 0 without a true positive."),
        ],
        "mean",
        "Every column of the reference that the parameter slices names.");

    private static MetricDescription AtThreshold(string key, string title, string definition) => Share(key, title, definition, "scikit-learn");

    private static MetricDescription Share(string key, string title, string definition, string source) =>
        new(key, title, MetricDirection.HigherIsBetter, 0, 1, 4, definition, source);
}
