using System.Text.Json;
using SharedTask.Scoring.Contract;

namespace Agreement;

/// <summary>What the plugin says of itself.</summary>
internal static class AgreementManifest
{
    private const string Alpha = "Krippendorff 2011; NLTK";
    private const string Pairs = "scikit-learn";

    private const string Parameters = """
        {
          "type": "object",
          "properties": {
            "scale": { "type": "string", "enum": ["nominal", "ordinal", "interval", "ratio"], "title": "Scale of the labels", "description": "What Krippendorff's alpha is computed with. ordinal: labels are ordered as the parameter labels says, or are numbers. interval: labels must be numbers. ratio: they must be numbers of at least 0.", "default": "nominal" },
            "labels": { "type": "array", "items": { "type": "string" }, "title": "All labels", "description": "In their order. Empty: the labels that the run has.", "default": [] },
            "reference_lists": { "type": "string", "enum": ["items", "annotators"], "title": "What the reference lists", "description": "items: the items to annotate, with columns for slices. annotators: the annotators and their teams.", "default": "items" },
            "undefined_kappa": { "type": "string", "enum": ["undefined", "1", "ignore"], "title": "Kappa where all labels are one and the same", "description": "Chance agreement is then certain. undefined: so is the kappa and every mean with it. 1: full agreement. ignore: the pair is left out of means.", "default": "undefined" },
            "missing_predictions": { "type": "string", "enum": ["error", "ignore"], "title": "Listed items or annotators without an annotation", "description": "error: the run is invalid. ignore: they are left out. An item need not be labelled by every annotator in either case.", "default": "error" },
            "item_column": { "type": "string", "title": "Column of the item", "description": "Empty: item or id.", "default": "" },
            "annotator_column": { "type": "string", "title": "Column of the annotator", "default": "annotator" },
            "label_column": { "type": "string", "title": "Column of the label", "default": "label" },
            "team_column": { "type": "string", "title": "Column of the team", "description": "In the run, or in a reference that lists annotators (there: team if it is empty). Empty: a run has no teams.", "default": "" },
            "slices": { "type": "array", "items": { "type": "string" }, "title": "Columns for slices", "description": "Columns of a reference that lists items, such as topic: every metric is also computed for each of their values.", "default": [] },
            "interval_resamples": { "type": "integer", "minimum": 0, "maximum": 100000, "title": "Resamples for confidence intervals", "description": "Percentile bootstrap over items; 0 computes none.", "default": 0 },
            "interval_level": { "type": "number", "minimum": 0.5, "maximum": 0.999, "title": "Confidence level", "default": 0.95 }
          }
        }
        """;

    public static PluginManifest Manifest { get; } = new(
        "agreement",
        "1.0.0",
        ScoringProtocol.Version,
        "Inter-annotator agreement",
        "Labels of several annotators for the same items, as in annotation tracks: Krippendorff's alpha, Fleiss' and Cohen's kappa, pairwise accuracy and F1, within teams and across them.",
        [
            new("tsv", "tab-separated values with a header, one annotation per row", "annotator\titem\tlabel\nana\t1\tbiased\nben\t1\tunbiased"),
            new("csv", "comma-separated values with a header", "annotator,item,label\nana,1,biased\nben,1,unbiased"),
            new("jsonl", "one JSON object per annotation", "{\"annotator\": \"ana\", \"item\": \"1\", \"label\": \"biased\"}"),
        ],
        [
            new("tsv", "the items, with columns for slices; or the annotators and their teams", "item\ttopic\n1\tnews\n2\ttweets"),
            new("csv", "comma-separated values with a header", "annotator,team\nana,red\nben,blue"),
            new("jsonl", "one JSON object per item or annotator", "{\"item\": \"1\", \"topic\": \"news\"}"),
            new("txt", "one item per line", "1\n2"),
        ],
        JsonDocument.Parse(Parameters).RootElement,
        [
            Coefficient("krippendorff_alpha", "Krippendorff's α", "1 − observed / expected disagreement over items with at least two annotations, for the parameter scale; 1 if there is one label only, undefined if no item has two annotations or labels do not fit the scale.", Alpha),
            Coefficient("alpha_nominal", "α, nominal", "Krippendorff's α for labels without order.", Alpha),
            Coefficient("alpha_ordinal", "α, ordinal", "Krippendorff's α for ordered labels; undefined unless labels are declared in their order or are numbers.", Alpha),
            Coefficient("alpha_interval", "α, interval", "Krippendorff's α with squared differences; undefined unless labels are numbers.", Alpha),
            Coefficient("alpha_ratio", "α, ratio", "Krippendorff's α with squares of (a − b)/(a + b); undefined unless labels are numbers of at least 0.", Alpha),
            Coefficient("fleiss_kappa", "Fleiss' κ", "(P − P_e) / (1 − P_e); undefined unless every item has the same number of annotations, at least two.", "Fleiss 1971; statsmodels"),
            Share("observed_agreement", "Observed agreement", "The mean over items of the share of pairs of annotations that agree.", "Fleiss 1971"),
            Coefficient("pairwise_kappa", "Mean Cohen's κ", "The plain mean of Cohen's κ over pairs of annotators with items in common.", Pairs),
            Share("pairwise_accuracy", "Mean pairwise accuracy", "The plain mean over pairs of annotators of the share of common items with the same label.", Pairs),
            Share("pairwise_macro_f1", "Mean pairwise macro F1", "The plain mean over pairs of annotators of macro F1, over the labels that either used on the common items.", Pairs),
            Coefficient("within_teams_kappa", "Mean κ within teams", "The mean of Cohen's κ over pairs of annotators of the same team; undefined without one.", Pairs),
            Share("within_teams_accuracy", "Mean accuracy within teams", "The mean accuracy over pairs of annotators of the same team; undefined without one.", Pairs),
            Share("within_teams_macro_f1", "Mean macro F1 within teams", "The mean macro F1 over pairs of annotators of the same team; undefined without one.", Pairs),
            Coefficient("across_teams_kappa", "Mean κ across teams", "The mean of Cohen's κ over pairs of annotators of different teams; undefined without one.", Pairs),
            Share("across_teams_accuracy", "Mean accuracy across teams", "The mean accuracy over pairs of annotators of different teams; undefined without one.", Pairs),
            Share("across_teams_macro_f1", "Mean macro F1 across teams", "The mean macro F1 over pairs of annotators of different teams; undefined without one.", Pairs),
        ],
        "krippendorff_alpha",
        "Every column that the parameter slices names, of a reference that lists items.");

    private static MetricDescription Coefficient(string key, string title, string definition, string source) =>
        new(key, title, MetricDirection.HigherIsBetter, null, 1, 4, definition, source);

    private static MetricDescription Share(string key, string title, string definition, string source) =>
        new(key, title, MetricDirection.HigherIsBetter, 0, 1, 4, definition, source);
}
