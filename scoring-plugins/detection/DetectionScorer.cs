using System.Globalization;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.Detection;
using SharedTask.Scoring.Statistics;

namespace Detection;

/// <summary>Scores a number in 0..1 per item for a yes-or-no question.</summary>
public sealed class DetectionScorer : IScorer
{
    private static readonly string[] Keys = [.. DetectionManifest.Manifest.Metrics.Select(metric => metric.Key)];

    /// <inheritdoc/>
    public PluginManifest Manifest => DetectionManifest.Manifest;

    /// <inheritdoc/>
    public ScoreSheet Run(ScorerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var parameters = input.Parameters;
        var missing = parameters.Choice("missing_predictions", "error", "wrong", "value", "ignore");
        var fillIn = parameters.Number("missing_value", 0.5, 0, 1);
        var positive = parameters.Text("positive_label", "");
        var layout = new PairLayout(
            parameters.Column("id_column", "id"),
            parameters.Column("reference_column", "label", "gold", "same"),
            parameters.Column("prediction_column", "score", "value", "probability", "prediction"),
            parameters.Texts("slices"));
        var data = ScoredData.Read(input.Files, layout, positive.Length > 0 ? positive : null, mayMiss: missing != "error");
        var variant = parameters.Choice("f_05_u_variant", "2021", "2020") == "2020"
            ? FHalfUnansweredVariant.TakesUnansweredAsPositive
            : FHalfUnansweredVariant.CountsUnanswered;
        var meanOf = MeanOf(parameters);
        var recall = parameters.Number("recall", 0.9, 0, 1);
        var threshold = parameters.Number("threshold", 0.5, 0, 1);
        if (!input.MayScore)
        {
            return ScoreSheet.Empty(data.Count);
        }

        var scores = data.Scores.ToArray();
        var gold = data.Gold.ToArray();
        bool IsScored(int item) => missing != "ignore" || !double.IsNaN(scores[item]);
        double ScoreOf(int item) => !double.IsNaN(scores[item]) ? scores[item] : missing != "wrong" ? fillIn : gold[item] ? 0 : 1;
        DetectionReport Report(int[] items) => DetectionReport.Of(
            Array.ConvertAll(items, item => gold[item]),
            Array.ConvertAll(items, ScoreOf));
        double[] Values(DetectionReport report) => Compute(report, variant, recall, threshold, meanOf);

        int[] all = [.. Enumerable.Range(0, data.Count).Where(IsScored)];
        var whole = Report(all);
        SliceMeasure Measure(DetectionReport report) => new(Values(report), random => Values(input.IsPaired ? report.ResampleItems(random) : report.Resample(random)));
        var values = input.ScoreAll(Keys, Measure(whole));
        var slices = input.ScoreSlices(data.Slices, IsScored, Keys, items => Measure(Report(items)));
        return new ScoreSheet(all.Length, values, slices, [Thresholds(whole.Thresholds, recall, threshold)])
        {
            Statistics = new ItemStatistics(["gold", "score"], all.Length, unit => data.Rows!.NameOf(all[unit]), unit => [gold[all[unit]] ? 1 : 0, ScoreOf(all[unit])]),
        };
    }

    private static int[] MeanOf(ParameterReader parameters)
    {
        var keys = parameters.Texts("mean_of", "roc_auc", "c_at_1", "f1", "f_05_u");
        var positions = keys.Select(key => Array.IndexOf(Keys, key)).ToArray();
        return positions.Length > 0 && positions.All(position => position > 0)
            ? positions
            : throw new RequestException($"The parameter \"mean_of\" must name some of these metrics: {string.Join(", ", Keys.Skip(1))}.");
    }

    private static double[] Compute(DetectionReport report, FHalfUnansweredVariant variant, double recall, double threshold, int[] meanOf)
    {
        var at = report.Thresholds.At(threshold);
        double[] values =
        [
            0, report.RocAuc, report.CAt1, report.F1, report.FHalfUnanswered(variant), report.AveragePrecision, report.Brier, report.PanBrier, report.LogLoss,
            report.Thresholds.EqualErrorRate, report.Thresholds.BestPrecision(recall)?.Precision ?? double.NaN, report.Thresholds.BestF1?.F1 ?? double.NaN,
            at.Accuracy, at.Precision, at.Recall, at.F1,
        ];
        var sum = default(CompensatedSum);
        foreach (var metric in meanOf)
        {
            sum.Add(values[metric]);
        }

        values[0] = sum.Value / meanOf.Length;
        return values;
    }

    private static ScoreTable Thresholds(ThresholdCurve curve, double recall, double threshold)
    {
        (string Name, ThresholdPoint? Point)[] rows =
        [
            ("Chosen threshold", curve.At(threshold)),
            ("Best F1", curve.BestF1),
            (string.Create(CultureInfo.InvariantCulture, $"Best precision at recall {recall}"), curve.BestPrecision(recall)),
        ];
        return new ScoreTable(
            "Thresholds",
            ["", "Score at least", "Precision", "Recall", "F1", "False positive rate"],
            [.. rows.Where(row => row.Point is not null).Select(row => (IReadOnlyList<string>)
            [
                row.Name,
                row.Point!.Value.Threshold.ToString("0.######", CultureInfo.InvariantCulture),
                Print(row.Point.Value.Precision), Print(row.Point.Value.Recall), Print(row.Point.Value.F1), Print(row.Point.Value.FalsePositiveRate),
            ])]);
    }

    private static string Print(double value) => double.IsNaN(value) ? "–" : value.ToString("0.0000", CultureInfo.InvariantCulture);
}
