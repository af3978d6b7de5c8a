using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.Detection;
using SharedTask.Scoring.Statistics;

namespace Detection;

/// <summary>Scores a number in 0..1 per item for a yes-or-no question.</summary>
public sealed class DetectionScorer : IScorer
{
    private static readonly string[] Keys =
        ["mean", "roc_auc", "c_at_1", "f1", "f_05_u", "average_precision", "brier", "pan_brier", "log_loss"];

    /// <inheritdoc/>
    public PluginManifest Manifest => DetectionManifest.Manifest;

    /// <inheritdoc/>
    public ScoreSheet Run(ScorerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var parameters = input.Parameters;
        var missing = parameters.Choice("missing_predictions", "error", "value", "ignore");
        var fillIn = parameters.Number("missing_value", 0.5, 0, 1);
        var positive = parameters.Text("positive_label", "");
        var layout = new PairLayout(
            new FieldSpec(parameters.Text("id_column", "id")),
            parameters.Column("reference_column", "label", "gold", "same"),
            parameters.Column("prediction_column", "score", "value", "probability", "prediction"),
            parameters.Texts("slices"));
        var data = ScoredData.Read(input.Files, layout, positive.Length > 0 ? positive : null, mayMiss: missing != "error");
        var variant = parameters.Choice("f_05_u_variant", "2021", "2020") == "2020"
            ? FHalfUnansweredVariant.TakesUnansweredAsPositive
            : FHalfUnansweredVariant.CountsUnanswered;
        var meanOf = MeanOf(parameters);
        var resamples = parameters.Whole("interval_resamples", 0, 0, 100_000);
        var level = parameters.Number("interval_level", 0.95, 0.5, 0.999);
        if (!input.MayScore)
        {
            return ScoreSheet.Empty(data.Count);
        }

        var scores = data.Scores.ToArray();
        var gold = data.Gold.ToArray();
        bool IsScored(int item) => missing != "ignore" || !double.IsNaN(scores[item]);
        DetectionReport Report(int[] items) => DetectionReport.Of(
            Array.ConvertAll(items, item => gold[item]),
            Array.ConvertAll(items, item => double.IsNaN(scores[item]) ? fillIn : scores[item]));
        double[] Values(DetectionReport report) => Compute(report, variant, meanOf);

        int[] all = [.. Enumerable.Range(0, data.Count).Where(IsScored)];
        var whole = Report(all);
        var values = MetricIntervals.Score(Keys, Values(whole), resamples, level, input.Seed, random => Values(whole.Resample(random)));
        var slices = data.Slices
            .SelectMany(column => column.Cut(IsScored, input.Files.RunProblems).Select(slice => (column.Name, slice.Value, slice.Items)))
            .Select(slice => new SliceScore(slice.Name, slice.Value, slice.Items.Length, MetricIntervals.Score(Keys, Values(Report(slice.Items)), 0, level, 0, _ => [])))
            .ToList();
        return new ScoreSheet(all.Length, values, slices, []);
    }

    private static int[] MeanOf(ParameterReader parameters)
    {
        var keys = parameters.Texts("mean_of", "roc_auc", "c_at_1", "f1", "f_05_u");
        var positions = keys.Select(key => Array.IndexOf(Keys, key)).ToArray();
        return positions.Length > 0 && positions.All(position => position > 0)
            ? positions
            : throw new RequestException($"The parameter \"mean_of\" must name some of these metrics: {string.Join(", ", Keys.Skip(1))}.");
    }

    private static double[] Compute(DetectionReport report, FHalfUnansweredVariant variant, int[] meanOf)
    {
        double[] values =
        [
            0, report.RocAuc, report.CAt1, report.F1, report.FHalfUnanswered(variant), report.AveragePrecision, report.Brier, report.PanBrier, report.LogLoss,
        ];
        var sum = default(CompensatedSum);
        foreach (var metric in meanOf)
        {
            sum.Add(values[metric]);
        }

        values[0] = sum.Value / meanOf.Length;
        return values;
    }
}
