using System.Text.Json;
using SharedTask.Scoring.Contract;

namespace Clustering;

/// <summary>What the plugin says of itself.</summary>
internal static class ClusteringManifest
{
    private const string Tool = "scikit-learn";
    private const string BCubed = "Bagga and Baldwin 1998; Amigó et al. 2009";

    private const string Parameters = """
        {
          "type": "object",
          "properties": {
            "group_column": { "type": "string", "title": "Column of the group", "description": "A column of the reference such as topic or target word: each group is clustered by itself, and a score is the plain mean over groups. Empty: all items are one group.", "default": "" },
            "known_column": { "type": "string", "title": "Column that marks known items", "description": "A column of the reference such as period: items with the known value, such as usages from old texts, have classes that teams know. They stand in a run as in the reference and are not clustered; the metric known_f1 tells how well their classes are found again within each group. Empty: no class is known.", "default": "" },
            "known_value": { "type": "string", "title": "Value of known items", "default": "old" },
            "missing_predictions": { "type": "string", "enum": ["error", "wrong", "ignore"], "title": "Items without a cluster", "description": "error: the run is invalid. wrong: each stands in a cluster of its own. ignore: they are left out of the score.", "default": "error" },
            "id_column": { "type": "string", "title": "Column of the id", "default": "id" },
            "reference_column": { "type": "string", "title": "Column of the class in the reference", "description": "Empty: cluster, label, class or gold.", "default": "" },
            "prediction_column": { "type": "string", "title": "Column of the cluster in a run", "description": "Empty: cluster, label, prediction or predicted.", "default": "" },
            "slices": { "type": "array", "items": { "type": "string" }, "title": "Columns for slices", "description": "Further columns of the reference, such as language: every metric is also computed for each of their values.", "default": [] },
            "interval_resamples": { "type": "integer", "minimum": 0, "maximum": 100000, "title": "Resamples for confidence intervals", "description": "Percentile bootstrap over groups, so there are none without a column of the group: items of one clustering depend on each other. 0 computes none.", "default": 0 },
            "interval_level": { "type": "number", "minimum": 0.5, "maximum": 0.999, "title": "Confidence level", "default": 0.95 }
          }
        }
        """;

    public static PluginManifest Manifest { get; } = new(
        "clustering",
        "1.1.0",
        ScoringProtocol.Version,
        "Clustering",
        "A cluster per item, whose names carry no meaning, as in sense induction and topic detection: Rand index, mutual information, V-measure, B-cubed.",
        [
            new("tsv", "tab-separated values with a header", "id\tcluster\n1\tc7\n2\tc7\n3\tc1"),
            new("csv", "comma-separated values with a header", "id,cluster\n1,c7\n2,c7\n3,c1"),
            new("jsonl", FormatDescription.JsonTable, "{\"id\": \"1\", \"cluster\": \"c7\"}\n{\"id\": \"2\", \"cluster\": \"c7\"}"),
            new("txt", "one cluster per line, in the order of the reference", "c7\nc7\nc1"),
        ],
        [
            new("tsv", "tab-separated values with a header; further columns may serve as group and slices", "id\tcluster\tword\n1\triver\tbank\n2\triver\tbank\n3\tmoney\tbank"),
            new("csv", "comma-separated values with a header", "id,cluster\n1,river\n2,river\n3,money"),
            new("jsonl", FormatDescription.JsonTable, "{\"id\": \"1\", \"cluster\": \"river\"}"),
            new("txt", "one class per line", "river\nriver\nmoney"),
        ],
        JsonDocument.Parse(Parameters).RootElement,
        [
            new("ari", "ARI", MetricDirection.HigherIsBetter, -0.5, 1, 4, "The adjusted Rand index; 1 for two identical partitions, also trivial ones.", "Hubert and Arabie 1985; scikit-learn"),
            new("ami", "AMI", MetricDirection.HigherIsBetter, null, 1, 4, "Mutual information adjusted for chance: (MI − E) / (mean of the entropies − E); 1 for one class and one cluster. Where every item stands alone on both sides it is 0 for two and four items and 1 for others, as rounding leaves it in scikit-learn.", "Vinh, Epps and Bailey 2010; scikit-learn"),
            Share("nmi", "NMI", "Mutual information divided by the arithmetic mean of the entropies; 1 for one class and one cluster, 0 if there is none otherwise."),
            Share("homogeneity", "Homogeneity", "MI / entropy of the classes; 1 if there is one class only."),
            Share("completeness", "Completeness", "MI / entropy of the clusters; 1 if there is one cluster only."),
            Share("v_measure", "V-measure", "The harmonic mean of homogeneity and completeness; 0 if both are 0.", "Rosenberg and Hirschberg 2007; scikit-learn"),
            Share("fowlkes_mallows", "Fowlkes–Mallows", "The geometric mean of pairwise precision and recall; 0 if no pair of items is together in both.", "Fowlkes and Mallows 1983; scikit-learn"),
            Share("purity", "Purity", "The share of items that are of the most frequent class of their cluster.", "Manning, Raghavan and Schütze 2008"),
            Share("bcubed_f1", "B-cubed F1", "The harmonic mean of B-cubed precision and recall.", BCubed),
            Share("bcubed_precision", "B-cubed precision", "The mean over items of the share of their cluster that is of their class.", BCubed),
            Share("bcubed_recall", "B-cubed recall", "The mean over items of the share of their class that is in their cluster.", BCubed),
            Share("known_f1", "F1 of known classes", "The mean over groups with known classes of macro F1 of the items of these classes, a cluster of any other name being one label more; in a group without such items 1 if the run names none of the classes, otherwise 0. Undefined without known classes.", "Fedorova et al. 2024 (AXOLOTL)"),
        ],
        "ari",
        "Every column of the reference that the parameter slices names.");

    private static MetricDescription Share(string key, string title, string definition, string source = Tool) =>
        new(key, title, MetricDirection.HigherIsBetter, 0, 1, 4, definition, source);
}
