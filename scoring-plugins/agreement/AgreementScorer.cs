using System.Globalization;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.Agreement;
using SharedTask.Scoring.Statistics;

namespace Agreement;

/// <summary>Scores how far annotators agree.</summary>
public sealed class AgreementScorer : IScorer
{
    private const int MaxTablePairs = 200;

    private static readonly string[] Keys = [.. AgreementManifest.Manifest.Metrics.Select(metric => metric.Key)];

    /// <inheritdoc/>
    public PluginManifest Manifest => AgreementManifest.Manifest;

    /// <inheritdoc/>
    public ScoreSheet Run(ScorerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var parameters = input.Parameters;
        var scale = parameters.Choice("scale", "nominal", "ordinal", "interval", "ratio");
        var declared = parameters.Texts("labels");
        var undefined = parameters.Choice("undefined_kappa", "undefined", "1", "ignore") switch
        {
            "undefined" => UndefinedKappa.Undefined,
            "1" => UndefinedKappa.One,
            _ => UndefinedKappa.LeftOut,
        };
        var data = AnnotationData.Read(
            input.Files,
            Layout(parameters),
            declared,
            scale switch { "interval" => (double.NegativeInfinity, double.PositiveInfinity), "ratio" => (0, double.PositiveInfinity), _ => null },
            mayMiss: parameters.Choice("missing_predictions", "error", "ignore") == "ignore");
        if (!input.MayScore)
        {
            return ScoreSheet.Empty(data.Items.Count);
        }

        var table = new AnnotationTable(data.Items.Count, data.Annotators.Count, data.Labels.Count, data.Annotations);
        double[]? numbers = data.Labels.Numbers() is { } values ? [.. data.Labels.InOrder().Select(label => values[label])] : null;
        var options = new AgreementOptions(undefined, numbers, declared.Count > 0 || numbers is not null, data.Teams);
        double[] Values(AgreementReport report) => Compute(report, scale);

        int[] all = [.. Enumerable.Range(0, data.Items.Count).Where(item => table.Labels(item).Length > 0)];
        var whole = new AgreementReport(table, all, options);
        double[] Resample(int[] items, Xoshiro256 random)
        {
            var drawn = new int[items.Length];
            for (var i = 0; i < drawn.Length; i++)
            {
                drawn[i] = items[random.Next((uint)items.Length)];
            }

            Array.Sort(drawn);
            return Values(new AgreementReport(table, drawn, options));
        }

        var scores = input.ScoreAll(Keys, new(Values(whole), random => Resample(all, random)));
        bool IsScored(int place) => table.Labels(data.ItemOfReference[place]).Length > 0;
        var slices = input.ScoreSlices(data.Slices, IsScored, Keys, places =>
        {
            int[] items = [.. places.Select(place => data.ItemOfReference[place]).Order()];
            return new(Values(new AgreementReport(table, items, options)), random => Resample(items, random));
        });
        return new ScoreSheet(all.Length, scores, slices, [PairTable(whole.Pairs, data.Annotators)])
        {
            Statistics = new ItemStatistics(["agreeing_pairs", "pairs"], all.Length, unit => data.Items[all[unit]], unit => CountPairs(table.Labels(all[unit]))),
        };
    }

    private static double[] CountPairs(ReadOnlySpan<int> labels)
    {
        var agreeing = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            agreeing += labels[..i].Count(labels[i]);
        }

        return [agreeing, labels.Length * (labels.Length - 1.0) / 2];
    }

    private static AnnotationLayout Layout(ParameterReader parameters)
    {
        var listsAnnotators = parameters.Choice("reference_lists", "items", "annotators") == "annotators";
        var team = parameters.Text("team_column", "");
        var slices = parameters.Texts("slices");
        if (listsAnnotators && slices.Count > 0)
        {
            throw new RequestException("The parameter \"slices\" needs a reference that lists items, not annotators.");
        }

        return new AnnotationLayout(
            parameters.Column("item_column", "item", "id"),
            parameters.Column("label_column", "label"),
            parameters.Column("annotator_column", "annotator"),
            team.Length > 0 ? new FieldSpec(team) : null,
            listsAnnotators,
            slices);
    }

    private static double[] Compute(AgreementReport report, string scale)
    {
        var (all, within, across) = (report.AllPairs, report.WithinTeams, report.AcrossTeams);
        double[] alphas = [report.AlphaNominal, report.AlphaOrdinal, report.AlphaInterval, report.AlphaRatio];
        return
        [
            alphas[scale switch { "nominal" => 0, "ordinal" => 1, "interval" => 2, _ => 3 }],
            .. alphas,
            report.FleissKappa, report.ObservedAgreement,
            all.CohenKappa, all.Accuracy, all.MacroF1,
            within.CohenKappa, within.Accuracy, within.MacroF1,
            across.CohenKappa, across.Accuracy, across.MacroF1,
        ];
    }

    private static ScoreTable PairTable(IReadOnlyList<AnnotatorPair> pairs, IReadOnlyList<string> names) => new(
        "Pairs of annotators",
        ["Annotator", "Annotator", "Items", "Accuracy", "Cohen's κ", "Macro F1"],
        [.. pairs.Take(MaxTablePairs).Select(pair => (IReadOnlyList<string>)
        [
            names[pair.First],
            names[pair.Second],
            pair.Items.ToString(CultureInfo.InvariantCulture),
            Print(pair.Accuracy),
            Print(pair.CohenKappa),
            Print(pair.MacroF1),
        ])]);

    private static string Print(double value) => double.IsNaN(value) ? "–" : value.ToString("0.0000", CultureInfo.InvariantCulture);
}
