using System.Text.Json;
using SharedTask.Scoring.Contract;

namespace Classification;

/// <summary>What the plugin says of itself.</summary>
internal static class ClassificationManifest
{
    private const string Tool = "scikit-learn";

    private const string Parameters = """
        {
          "type": "object",
          "properties": {
            "labels": { "type": "array", "items": { "type": "string" }, "title": "All labels", "description": "In their order, which the weighted kappas count by. Empty: the labels that occur in the reference, by value if they are numbers, or else by their characters.", "default": [] },
            "averaged_labels": { "type": "array", "items": { "type": "string" }, "title": "Labels to average over", "description": "Averages of precision, recall and F1 run over these labels alone. Empty: every label that the reference or the run has.", "default": [] },
            "positive_label": { "type": "string", "title": "Positive label", "description": "For precision, recall and F1 of one class.", "default": "" },
            "zero_division": { "type": "string", "enum": ["0", "1", "nan", "sdu", "ucca", "m2"], "title": "Where a denominator is zero", "description": "What precision, recall and F1 of a class are then. 0 and 1: that value; nan: the class is left out of averages, all three as in scikit-learn. sdu: 1, and averages run over the classes of the reference, as in the acronym disambiguation scorer of SDU. ucca and m2: precision is 1 without a guess and recall is 1 without a reference, as in those scorers.", "default": "0" },
            "beta": { "type": "number", "minimum": 0.001, "maximum": 1000, "title": "Beta of F-beta", "default": 0.5 },
            "missing_predictions": { "type": "string", "enum": ["error", "wrong", "ignore"], "title": "Items without a prediction", "description": "error: the run is invalid. wrong: they count as wrong. ignore: they are left out of the score.", "default": "error" },
            "unknown_labels": { "type": "string", "enum": ["error", "class"], "title": "Labels that the reference does not have", "description": "error: the run is invalid. class: they become classes of their own, which lowers macro averages.", "default": "error" },
            "id_column": { "type": "string", "title": "Column of the id", "default": "id" },
            "reference_column": { "type": "string", "title": "Column of the label in the reference", "description": "Empty: label or gold.", "default": "" },
            "prediction_column": { "type": "string", "title": "Column of the label in a run", "description": "Empty: label, prediction or predicted.", "default": "" },
            "slices": { "type": "array", "items": { "type": "string" }, "title": "Columns for slices", "description": "Further columns of the reference, such as language: every metric is also computed for each of their values.", "default": [] },
            "interval_resamples": { "type": "integer", "minimum": 0, "maximum": 100000, "title": "Resamples for confidence intervals", "description": "Percentile bootstrap; 0 computes none.", "default": 0 },
            "interval_level": { "type": "number", "minimum": 0.5, "maximum": 0.999, "title": "Confidence level", "default": 0.95 }
          }
        }
        """;

    public static PluginManifest Manifest { get; } = new(
        "classification",
        "1.0.0",
        ScoringProtocol.Version,
        "Classification",
        "One label per item: accuracy, precision, recall and F1 in every average, Matthews correlation, kappa.",
        [
            new("tsv", "tab-separated values with a header", "id\tlabel\n1\tEgypt\n2\tIraq"),
            new("csv", "comma-separated values with a header", "id,label\n1,Egypt\n2,Iraq"),
            new("jsonl", FormatDescription.JsonTable, "{\"id\": \"1\", \"label\": \"Egypt\"}\n{\"id\": \"2\", \"label\": \"Iraq\"}"),
            new("txt", "one label per line, in the order of the reference", "Egypt\nIraq"),
        ],
        [
            new("tsv", "tab-separated values with a header; further columns may serve as slices", "id\tlabel\tdomain\n1\tEgypt\tnews\n2\tIraq\ttweets"),
            new("csv", "comma-separated values with a header", "id,label\n1,Egypt\n2,Iraq"),
            new("jsonl", FormatDescription.JsonTable, "{\"id\": \"1\", \"label\": \"Egypt\"}"),
            new("txt", "one label per line", "Egypt\nIraq"),
        ],
        JsonDocument.Parse(Parameters).RootElement,
        [
            Share("macro_f1", "Macro F1", "The plain mean over classes of F1 = 2PR/(P+R)."),
            Share("accuracy", "Accuracy", "The share of items whose label is right."),
            Share("macro_precision", "Macro precision", "The plain mean over classes of TP/(TP+FP)."),
            Share("macro_recall", "Macro recall", "The plain mean over classes of TP/(TP+FN)."),
            Share("micro_f1", "Micro F1", "F1 of all classes taken together."),
            Share("micro_precision", "Micro precision", "Precision of all classes taken together."),
            Share("micro_recall", "Micro recall", "Recall of all classes taken together."),
            Share("weighted_f1", "Weighted F1", "The mean over classes of F1, weighted by their numbers of items in the reference."),
            Share("weighted_precision", "Weighted precision", "The mean over classes of precision, weighted by support."),
            Share("weighted_recall", "Weighted recall", "The mean over classes of recall, weighted by support."),
            Share("balanced_accuracy", "Balanced accuracy", "The mean recall of the classes that the reference has."),
            new("mcc", "MCC", MetricDirection.HigherIsBetter, -1, 1, 4, "Matthews' correlation coefficient in its multiclass form; 0 if its denominator is 0.", "Gorodkin 2004; scikit-learn"),
            new("cohen_kappa", "Cohen's kappa", MetricDirection.HigherIsBetter, -1, 1, 4, "Agreement of run and reference beyond chance; undefined if chance agreement is certain.", "Cohen 1960; scikit-learn"),
            new("cohen_kappa_linear", "Kappa, linear weights", MetricDirection.HigherIsBetter, -1, 1, 4, "Cohen's kappa with disagreements weighted by the distance of the labels in their order; undefined if chance agreement is certain or items are unanswered.", "Cohen 1968; scikit-learn"),
            new("cohen_kappa_quadratic", "Kappa, quadratic weights", MetricDirection.HigherIsBetter, -1, 1, 4, "Cohen's kappa with disagreements weighted by the squared distance of the labels in their order; undefined if chance agreement is certain or items are unanswered.", "Cohen 1968; scikit-learn"),
            Share("harmonic_macro_f1", "Harmonic macro F1", "2PR/(P+R) of macro precision P and macro recall R; 0 if both are 0.", "SDU shared tasks"),
            Share("macro_f_beta", "Macro F-beta", "The plain mean over classes of F-beta, with the parameter beta."),
            Share("positive_f1", "F1 of the positive label", "F1 of the class that the parameter positive_label names; undefined without it."),
            Share("positive_precision", "Precision of the positive label", "Precision of the positive label; undefined without one."),
            Share("positive_recall", "Recall of the positive label", "Recall of the positive label; undefined without one."),
            Share("positive_f_beta", "F-beta of the positive label", "F-beta of the positive label, with the parameter beta; undefined without one."),
        ],
        "macro_f1",
        "Every column of the reference that the parameter slices names.");

    private static MetricDescription Share(string key, string title, string definition, string source = Tool) =>
        new(key, title, MetricDirection.HigherIsBetter, 0, 1, 4, definition, source);
}
