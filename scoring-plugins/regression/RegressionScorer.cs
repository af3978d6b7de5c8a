using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.Correlation;
using SharedTask.Scoring.Metrics.Regression;

namespace Regression;

/// <summary>Scores a number per item.</summary>
public sealed class RegressionScorer : IScorer
{
    private static readonly string[] Keys = [.. RegressionManifest.Manifest.Metrics.Select(metric => metric.Key)];

    /// <inheritdoc/>
    public PluginManifest Manifest => RegressionManifest.Manifest;

    /// <inheritdoc/>
    public ScoreSheet Run(ScorerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var parameters = input.Parameters;
        var missing = parameters.Choice("missing_predictions", "error", "value", "ignore");
        var fillIn = parameters.Number("missing_value", 0, double.MinValue, double.MaxValue);
        var layout = new PairLayout(
            parameters.Column("id_column", "id"),
            parameters.Column("reference_column", "score", "value", "gold", "label"),
            parameters.Column("prediction_column", "score", "value", "prediction", "predicted", "label"),
            parameters.Texts("slices"));
        var data = NumberData.Read(
            input.Files,
            layout,
            parameters.Number("lowest", double.NegativeInfinity, double.MinValue, double.MaxValue),
            parameters.Number("highest", double.PositiveInfinity, double.MinValue, double.MaxValue),
            mayMiss: missing != "error");
        var constant = parameters.Choice("constant_numbers", "undefined", "0") == "0" ? 0 : double.NaN;
        if (!input.MayScore)
        {
            return ScoreSheet.Empty(data.Count);
        }

        var gold = data.Gold.ToArray();
        var predicted = data.Predicted.ToArray();
        bool IsScored(int item) => missing != "ignore" || !double.IsNaN(predicted[item]);
        PairedNumbers Pairs(int[] items) => PairedNumbers.Of(
            Array.ConvertAll(items, item => gold[item]),
            Array.ConvertAll(items, item => double.IsNaN(predicted[item]) ? fillIn : predicted[item]));

        int[] all = [.. Enumerable.Range(0, data.Count).Where(IsScored)];
        SliceMeasure Measure(int[] items)
        {
            var pairs = Pairs(items);
            return new(Values(pairs, constant), random => Values(input.IsPaired ? pairs.ResampleItems(random) : pairs.Resample(random), constant));
        }

        var scores = input.ScoreAll(Keys, Measure(all), data.Greatest);
        var slices = input.ScoreSlices(data.Slices, IsScored, Keys, Measure);
        return new ScoreSheet(all.Length, scores, slices, [])
        {
            Statistics = new ItemStatistics(
                ["gold", "predicted"],
                all.Length,
                unit => data.Rows!.NameOf(all[unit]),
                unit => [gold[all[unit]], double.IsNaN(predicted[all[unit]]) ? fillIn : predicted[all[unit]]]),
        };
    }

    private static double[] Values(PairedNumbers pairs, double constant)
    {
        var correlation = new CorrelationReport(pairs);
        var regression = new RegressionReport(pairs);
        double Defined(double value) => double.IsNaN(value) ? constant : value;
        return
        [
            Defined(correlation.Pearson), Defined(correlation.Spearman),
            Defined(correlation.KendallTauB), Defined(correlation.KendallTauC), Defined(correlation.WeightedTau),
            correlation.PairwiseAccuracy,
            regression.MeanAbsoluteError, regression.RootMeanSquaredError, regression.MeanSquaredError,
            regression.MedianAbsoluteError, regression.MaxError, regression.R2,
        ];
    }
}
