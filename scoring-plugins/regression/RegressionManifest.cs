using System.Text.Json;
using SharedTask.Scoring.Contract;

namespace Regression;

/// <summary>What the plugin says of itself.</summary>
internal static class RegressionManifest
{
    private const string Constant = " Undefined, or 0 if the parameter constant_numbers says so, where the numbers of the reference or of the run are all the same.";

    private const string Parameters = """
        {
          "type": "object",
          "properties": {
            "constant_numbers": { "type": "string", "enum": ["undefined", "0"], "title": "Correlation with constant numbers", "description": "What correlations are where the numbers of the reference or of the run are all the same: undefined, as scipy has it, or 0.", "default": "undefined" },
            "lowest": { "type": "number", "title": "Least number of a run", "description": "A run with a lesser number is invalid. Absent: there is no bound." },
            "highest": { "type": "number", "title": "Greatest number of a run", "description": "A run with a greater number is invalid. Absent: there is no bound." },
            "missing_predictions": { "type": "string", "enum": ["error", "value", "ignore"], "title": "Items without a number", "description": "error: the run is invalid. value: they get the fill-in value. ignore: they are left out of the score.", "default": "error" },
            "missing_value": { "type": "number", "title": "Fill-in value", "default": 0 },
            "id_column": { "type": "string", "title": "Column of the id", "default": "id" },
            "reference_column": { "type": "string", "title": "Column of the number in the reference", "description": "Empty: score, value, gold or label.", "default": "" },
            "prediction_column": { "type": "string", "title": "Column of the number in a run", "description": "Empty: score, value, prediction, predicted or label.", "default": "" },
            "slices": { "type": "array", "items": { "type": "string" }, "title": "Columns for slices", "description": "Further columns of the reference, such as language: every metric is also computed for each of their values.", "default": [] },
            "interval_resamples": { "type": "integer", "minimum": 0, "maximum": 100000, "title": "Resamples for confidence intervals", "description": "Percentile bootstrap over items; 0 computes none.", "default": 0 },
            "interval_level": { "type": "number", "minimum": 0.5, "maximum": 0.999, "title": "Confidence level", "default": 0.95 }
          }
        }
        """;

    public static PluginManifest Manifest { get; } = new(
        "regression",
        "1.0.0",
        ScoringProtocol.Version,
        "Regression and correlation",
        "A number per item, as in similarity, intensity and quality estimation: Pearson, Spearman, Kendall, absolute and squared errors, R².",
        [
            new("tsv", "tab-separated values with a header", "id\tscore\n1\t3.5\n2\t0.25"),
            new("csv", "comma-separated values with a header", "id,score\n1,3.5\n2,0.25"),
            new("jsonl", FormatDescription.JsonTable, "{\"id\": \"1\", \"score\": 3.5}\n{\"id\": \"2\", \"score\": 0.25}"),
            new("txt", "one number per line, in the order of the reference", "3.5\n0.25"),
        ],
        [
            new("tsv", "tab-separated values with a header; further columns may serve as slices", "id\tscore\tlanguage\n1\t4\ten\n2\t0.5\tar"),
            new("csv", "comma-separated values with a header", "id,score\n1,4\n2,0.5"),
            new("jsonl", FormatDescription.JsonTable, "{\"id\": \"1\", \"score\": 4}"),
            new("txt", "one number per line", "4\n0.5"),
        ],
        JsonDocument.Parse(Parameters).RootElement,
        [
            Correlation("pearson", "Pearson's r", "The product-moment correlation."),
            Correlation("spearman", "Spearman's ρ", "Pearson's correlation of average ranks."),
            Correlation("kendall_tau_b", "Kendall's τ-b", "(C − D) / √((n₀ − n₁)(n₀ − n₂)): concordant minus discordant pairs, n₀ being all pairs, n₁ and n₂ those tied in the reference and in the run."),
            Correlation("kendall_tau_c", "Kendall's τ-c", "2 (C − D) / (n² (m − 1) / m), m being the lesser number of distinct values (Stuart's τ-c)."),
            Correlation("weighted_tau", "Weighted τ", "Kendall's τ with additive hyperbolic weights 1/(r+1), the mean of ranking by the reference and by the run (Vigna 2015)."),
            new("pairwise_accuracy", "Pairwise accuracy", MetricDirection.HigherIsBetter, 0, 1, 4, "The share of pairs of items that are in the same order, or tied in both; undefined for fewer than two items.", "Deutsch, Foster and Freitag 2023; WMT metrics tasks"),
            Error("mae", "MAE", "The mean absolute error."),
            Error("rmse", "RMSE", "The root of the mean squared error."),
            Error("mse", "MSE", "The mean squared error."),
            Error("median_absolute_error", "Median absolute error", "The median of the absolute errors; the mean of the middle two if their number is even."),
            Error("max_error", "Greatest error", "The greatest absolute error."),
            new("r2", "R²", MetricDirection.HigherIsBetter, null, 1, 4, "1 − Σ(reference − run)² / Σ(reference − mean)²; undefined for fewer than two items. If all numbers of the reference are the same, 1 for a run without error and 0 for others.", "scikit-learn"),
        ],
        "pearson",
        "Every column of the reference that the parameter slices names.");

    private static MetricDescription Correlation(string key, string title, string definition) =>
        new(key, title, MetricDirection.HigherIsBetter, -1, 1, 4, definition + Constant, "scipy");

    private static MetricDescription Error(string key, string title, string definition) =>
        new(key, title, MetricDirection.LowerIsBetter, 0, null, 4, definition, "scikit-learn");
}
