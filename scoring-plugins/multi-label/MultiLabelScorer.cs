using System.Globalization;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.Classification;
using SharedTask.Scoring.Metrics.MultiLabel;
using SharedTask.Scoring.Statistics;

namespace MultiLabel;

/// <summary>Scores any number of labels per item.</summary>
public sealed class MultiLabelScorer : IScorer
{
    private const int MaxTableLabels = 200;

    private static readonly string[] Keys = [.. MultiLabelManifest.Manifest.Metrics.Select(metric => metric.Key)];

    /// <inheritdoc/>
    public PluginManifest Manifest => MultiLabelManifest.Manifest;

    /// <inheritdoc/>
    public ScoreSheet Run(ScorerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var parameters = input.Parameters;
        var missing = parameters.Choice("missing_predictions", "error", "wrong", "ignore");
        var layout = new PairLayout(
            parameters.Column("id_column", "id"),
            parameters.Column("reference_column", "labels", "label", "gold"),
            parameters.Column("prediction_column", "labels", "label", "predictions", "prediction", "predicted"),
            parameters.Texts("slices"));
        var separator = parameters.Text("separator", ",");
        if (separator.Length == 0)
        {
            throw new RequestException("The parameter \"separator\" must not be empty.");
        }

        var data = LabelSetData.Read(
            input.Files,
            layout,
            parameters.Texts("labels"),
            new LabelSetSyntax(separator, parameters.Text("empty_word", "")),
            keepsUnknown: parameters.Choice("unknown_labels", "error", "class") == "class",
            mayMiss: missing != "error");
        var averaged = parameters.LabelsOf("averaged_labels", data.Labels);
        var zeroDivision = parameters.Choice("zero_division", "0", "1", "nan");
        var beta = parameters.Number("beta", 0.5, 0.001, 1000);
        if (!input.MayScore)
        {
            return ScoreSheet.Empty(data.Count);
        }

        // Labels in their order, so that nothing depends on which label a file names first.
        var order = data.Labels.InOrder();
        var rank = new int[order.Length];
        for (var position = 0; position < order.Length; position++)
        {
            rank[order[position]] = position;
        }

        var options = new MultiLabelOptions(
            zeroDivision == "0" ? ZeroDivision.Zero : zeroDivision == "1" ? ZeroDivision.One : ZeroDivision.Undefined,
            [.. averaged.Select(label => rank[label])],
            beta);
        int[][] sets = [.. data.Sets.Select(set => Array.ConvertAll(set, label => rank[label]))];
        var gold = data.Gold.ToArray();
        var predicted = data.Predicted.ToArray();
        bool IsScored(int item) => missing != "ignore" || predicted[item] != LabelSetData.Unanswered;
        MultiLabelMatrix Count(int[] items) => MultiLabelMatrix.Count(
            rank.Length,
            sets,
            Array.ConvertAll(items, item => gold[item]),
            Array.ConvertAll(items, item => predicted[item]));

        int[] all = [.. Enumerable.Range(0, data.Count).Where(IsScored)];
        var matrix = Count(all);
        var report = new MultiLabelReport(matrix, options);
        SliceMeasure Measure(MultiLabelMatrix cells, MultiLabelReport values)
        {
            MultinomialSampler? sampler = null;
            return new(Values(values), random =>
            {
                var counts = new long[cells.Counts.Length];
                sampler ??= input.IsPaired ? MultinomialSampler.OfItems(cells.CellsOfItems()) : new(cells.Counts);
                sampler.Draw(random, counts);
                return Values(values.WithCounts(counts));
            });
        }

        var scores = input.ScoreAll(Keys, Measure(matrix, report));
        var slices = input.ScoreSlices(data.Slices, IsScored, Keys, items =>
        {
            var part = Count(items);
            return Measure(part, new MultiLabelReport(part, options));
        });
        double[] Statistics(int item)
        {
            var (goldSet, predictedSet) = (sets[gold[item]], predicted[item] == LabelSetData.Unanswered ? [] : sets[predicted[item]]);
            double shared = goldSet.Count(label => predictedSet.Contains(label));
            var isExact = predicted[item] != LabelSetData.Unanswered && goldSet.Length == predictedSet.Length && shared == goldSet.Length;
            return [shared, predictedSet.Length, goldSet.Length, isExact ? 1 : 0];
        }

        return new ScoreSheet(all.Length, scores, slices, [PerLabel(report, [.. order.Select(label => data.Labels[label])])])
        {
            Statistics = new ItemStatistics(["correct_labels", "predicted_labels", "gold_labels", "exact_match"], all.Length, unit => data.Rows!.NameOf(all[unit]), unit => Statistics(all[unit])),
        };
    }

    private static double[] Values(MultiLabelReport report)
    {
        var (macro, micro, weighted, samples, jaccard) = (report.Macro, report.Micro, report.Weighted, report.Samples, report.Jaccard);
        return
        [
            macro.F1, micro.F1, weighted.F1, samples.F1,
            report.ExactMatch, report.HammingLoss,
            jaccard.Samples, jaccard.Macro, jaccard.Micro, jaccard.Weighted,
            macro.Precision, macro.Recall, micro.Precision, micro.Recall,
            weighted.Precision, weighted.Recall, samples.Precision, samples.Recall,
            macro.FBeta,
        ];
    }

    private static ScoreTable PerLabel(MultiLabelReport report, string[] names) => new(
        "Per label",
        ["Label", "Precision", "Recall", "F1", "Support"],
        [.. names.Take(MaxTableLabels).Select((name, label) => (IReadOnlyList<string>)
        [
            name,
            Print(report.OfClass(label).Precision),
            Print(report.OfClass(label).Recall),
            Print(report.OfClass(label).F1),
            report.Support(label).ToString(CultureInfo.InvariantCulture),
        ])]);

    private static string Print(double value) => double.IsNaN(value) ? "–" : value.ToString("0.0000", CultureInfo.InvariantCulture);
}
