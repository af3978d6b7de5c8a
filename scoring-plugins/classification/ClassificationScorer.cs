using System.Globalization;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.Classification;
using SharedTask.Scoring.Statistics;

namespace Classification;

/// <summary>Scores one label per item.</summary>
public sealed class ClassificationScorer : IScorer
{
    private const int MaxTableLabels = 100;

    private static readonly (string Key, Func<ClassificationReport, double> Value)[] Metrics =
    [
        ("macro_f1", report => report.Macro.F1),
        ("accuracy", report => report.Accuracy),
        ("macro_precision", report => report.Macro.Precision),
        ("macro_recall", report => report.Macro.Recall),
        ("micro_f1", report => report.Micro.F1),
        ("micro_precision", report => report.Micro.Precision),
        ("micro_recall", report => report.Micro.Recall),
        ("weighted_f1", report => report.Weighted.F1),
        ("weighted_precision", report => report.Weighted.Precision),
        ("weighted_recall", report => report.Weighted.Recall),
        ("balanced_accuracy", report => report.BalancedAccuracy),
        ("mcc", report => report.Mcc),
        ("cohen_kappa", report => report.CohenKappa),
        ("cohen_kappa_linear", report => report.CohenKappaLinear),
        ("cohen_kappa_quadratic", report => report.CohenKappaQuadratic),
        ("harmonic_macro_f1", report => report.HarmonicMacroF1),
        ("macro_f_beta", report => report.Macro.FBeta),
        ("positive_f1", report => report.Positive.F1),
        ("positive_precision", report => report.Positive.Precision),
        ("positive_recall", report => report.Positive.Recall),
        ("positive_f_beta", report => report.Positive.FBeta),
    ];

    private static readonly string[] Keys = [.. Metrics.Select(metric => metric.Key)];

    /// <inheritdoc/>
    public PluginManifest Manifest => ClassificationManifest.Manifest;

    /// <inheritdoc/>
    public ScoreSheet Run(ScorerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var parameters = input.Parameters;
        var missing = parameters.Choice("missing_predictions", "error", "wrong", "ignore");
        var layout = new PairLayout(
            parameters.Column("id_column", "id"),
            parameters.Column("reference_column", "label", "gold"),
            parameters.Column("prediction_column", "label", "prediction", "predicted"),
            parameters.Texts("slices"));
        var data = LabelledData.Read(
            input.Files,
            layout,
            parameters.Texts("labels"),
            keepsUnknown: parameters.Choice("unknown_labels", "error", "class") == "class",
            mayMiss: missing != "error");
        var options = Options(parameters, data);
        if (!input.MayScore)
        {
            return ScoreSheet.Empty(data.Count);
        }

        // Labels in their order, so that cuts and tables do not depend on which label a file names first.
        var order = data.Labels.InOrder();
        var rank = new int[order.Length];
        for (var position = 0; position < order.Length; position++)
        {
            rank[order[position]] = position;
        }

        options = options with
        {
            AveragedLabels = options.AveragedLabels is { } averaged ? [.. averaged.Select(label => rank[label])] : null,
            PositiveLabel = options.PositiveLabel is { } positive ? rank[positive] : null,
        };
        var answered = data.Predicted.ToArray();
        bool IsScored(int item) => missing != "ignore" || answered[item] != LabelledData.Unanswered;
        int[] all = [.. Enumerable.Range(0, data.Count).Where(IsScored)];
        SliceMeasure Measure(LabelPairs pairs)
        {
            MultinomialSampler? sampler = null;
            return new(Values(new ClassificationReport(pairs.Matrix, options)), random =>
            {
                var counts = new long[pairs.Matrix.Counts.Length];
                sampler ??= input.IsPaired ? MultinomialSampler.OfItems(pairs.CellsOfItems()) : new(pairs.Matrix.Counts);
                sampler.Draw(random, counts);
                return Values(new ClassificationReport(pairs.Matrix.WithCounts(counts), options));
            });
        }

        var pairs = LabelPairs.Of(data, rank, all);
        var report = new ClassificationReport(pairs.Matrix, options);
        var scores = input.ScoreAll(Keys, Measure(pairs));
        var slices = input.ScoreSlices(data.Slices, IsScored, Keys, items => Measure(LabelPairs.Of(data, rank, items)));
        string[] names = [.. order.Select(label => data.Labels[label])];
        return new ScoreSheet(all.Length, scores, slices, [PerClass(report, names), .. Confusion(pairs.Matrix, names)])
        {
            Statistics = new ItemStatistics(["correct", "gold", "predicted"], all.Length, unit => data.Rows!.NameOf(all[unit]), unit => Statistics(data, rank, all[unit])),
        };
    }

    /// <summary>Whether an item is right, and its labels' places in their order; no place where it is unanswered.</summary>
    private static double[] Statistics(LabelledData data, int[] rank, int item)
    {
        var (gold, predicted) = (data.Gold[item], data.Predicted[item]);
        return [gold == predicted ? 1 : 0, rank[gold], predicted == LabelledData.Unanswered ? double.NaN : rank[predicted]];
    }

    private static ClassificationOptions Options(ParameterReader parameters, LabelledData data)
    {
        var zeroDivision = parameters.Choice("zero_division", "0", "1", "nan", "sdu", "ucca", "m2") switch
        {
            "0" => ZeroDivision.Zero,
            "1" => ZeroDivision.One,
            "sdu" => ZeroDivision.Sdu,
            "ucca" => ZeroDivision.Ucca,
            "m2" => ZeroDivision.M2,
            _ => ZeroDivision.Undefined,
        };
        return new ClassificationOptions(
            zeroDivision,
            parameters.LabelsOf("averaged_labels", data.Labels),
            parameters.LabelOf("positive_label", data.Labels),
            parameters.Number("beta", 0.5, 0.001, 1000));
    }

    private static double[] Values(ClassificationReport report) => Array.ConvertAll(Metrics, metric => metric.Value(report));

    private static ScoreTable PerClass(ClassificationReport report, string[] names) => new(
        "Per class",
        ["Label", "Precision", "Recall", "F1", "Support"],
        [.. names.Take(MaxTableLabels).Select((name, label) => (IReadOnlyList<string>)
        [
            name,
            Print(report.OfClass(label).Precision),
            Print(report.OfClass(label).Recall),
            Print(report.OfClass(label).F1),
            report.Support(label).ToString(CultureInfo.InvariantCulture),
        ])]);

    private static IEnumerable<ScoreTable> Confusion(ConfusionMatrix matrix, string[] names)
    {
        if (names.Length > MaxTableLabels)
        {
            yield break;
        }

        var cells = new long[names.Length, names.Length + 1];
        for (var cell = 0; cell < matrix.Counts.Length; cell++)
        {
            cells[matrix.Gold[cell], matrix.Predicted[cell]] = matrix.Counts[cell];
        }

        yield return new ScoreTable(
            "Confusion matrix (rows: reference, columns: run)",
            ["", .. names],
            [.. names.Select((name, gold) => (IReadOnlyList<string>)
                [name, .. names.Select((_, predicted) => cells[gold, predicted].ToString(CultureInfo.InvariantCulture))])]);
    }

    private static string Print(double value) => double.IsNaN(value) ? "–" : value.ToString("0.0000", CultureInfo.InvariantCulture);
}
