using System.Globalization;
using System.Text;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Formats.Sentences;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.Classification;
using SharedTask.Scoring.Metrics.Sequences;

namespace SequenceLabelling;

/// <summary>Scores tagged tokens or spans.</summary>
public sealed class SequenceScorer : IScorer
{
    private const int MaxTableTypes = 200;

    private static readonly (string Key, Func<SequenceReport, double> Value)[] Metrics =
    [
        ("micro_f1", report => report.Micro.F1),
        ("micro_precision", report => report.Micro.Precision),
        ("micro_recall", report => report.Micro.Recall),
        ("macro_f1", report => report.Macro.F1),
        ("macro_precision", report => report.Macro.Precision),
        ("macro_recall", report => report.Macro.Recall),
        ("weighted_f1", report => report.Weighted.F1),
        ("weighted_precision", report => report.Weighted.Precision),
        ("weighted_recall", report => report.Weighted.Recall),
        ("untyped_f1", report => report.Untyped.F1),
        ("untyped_precision", report => report.Untyped.Precision),
        ("untyped_recall", report => report.Untyped.Recall),
        ("token_accuracy", report => report.TokenAccuracy),
        ("token_f1", report => report.Tokens.F1),
        ("token_precision", report => report.Tokens.Precision),
        ("token_recall", report => report.Tokens.Recall),
    ];

    private static readonly string[] Keys = [.. Metrics.Select(metric => metric.Key)];

    private static readonly string[] StatisticNames =
    [
        "correct_spans", "predicted_spans", "gold_spans", "correct_untyped", "predicted_untyped", "gold_untyped", "correct_tokens", "tokens",
    ];

    /// <inheritdoc/>
    public PluginManifest Manifest => SequenceManifest.Manifest;

    /// <inheritdoc/>
    public ScoreSheet Run(ScorerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var parameters = input.Parameters;
        var missing = parameters.Choice("missing_sentences", "error", "wrong", "ignore");
        var zeroDivision = parameters.Choice("zero_division", "0", "1", "nan") switch
        {
            "0" => ZeroDivision.Zero,
            "1" => ZeroDivision.One,
            _ => ZeroDivision.Undefined,
        };
        var data = SequenceData.Read(input.Files, Options(parameters, mayMiss: missing != "error"));
        if (!input.MayScore)
        {
            return ScoreSheet.Empty(data.Count);
        }

        bool IsScored(int sentence) => missing != "ignore" || data.Answered[sentence];
        double[] Values(SequenceCounts counts) => Compute(new SequenceReport(counts, zeroDivision));
        int[] all = [.. Enumerable.Range(0, data.Count).Where(IsScored)];
        var whole = data.Tally.Total(all);
        SliceMeasure Measure(SequenceCounts counts, int[] sentences)
        {
            SequenceResampler? sampler = null;
            return new(Values(counts), random => Values((sampler ??= data.Tally.Resampler(sentences)).Draw(random)));
        }

        var scores = input.ScoreAll(Keys, Measure(whole, all));
        var slices = input.ScoreSlices(data.Slices, IsScored, Keys, sentences => Measure(data.Tally.Total(sentences), sentences));
        return new ScoreSheet(all.Length, scores, slices, [PerType(data, new SequenceReport(whole, zeroDivision))])
        {
            Statistics = new ItemStatistics(StatisticNames, all.Length, unit => data.IdOf(all[unit]), unit => Statistics(data.Tally.Total([all[unit]]))),
        };
    }

    private static SequenceOptions Options(ParameterReader parameters, bool mayMiss)
    {
        var scheme = parameters.Choice("scheme", "IOB2", "IOB1", "IOE1", "IOE2", "IOBES", "BILOU") switch
        {
            "IOB1" => TagScheme.Iob1,
            "IOB2" => TagScheme.Iob2,
            "IOE1" => TagScheme.Ioe1,
            "IOE2" => TagScheme.Ioe2,
            "IOBES" => TagScheme.Iobes,
            _ => TagScheme.Bilou,
        };
        var layout = SentenceLayout.Usual with
        {
            TokenColumn = parameters.Whole("token_column", 1, 1, 1000),
            TagColumn = parameters.Whole("tag_column", 0, 0, 1000),
            Id = parameters.Column("id_field", "id"),
            Slices = parameters.Texts("slices"),
        };
        return new SequenceOptions(
            layout,
            parameters.Choice("mode", "lenient", "strict") == "strict" ? scheme : TagScheme.Lenient,
            parameters.Choice("tag_order", "prefix", "suffix") == "suffix",
            parameters.Texts("types"),
            parameters.Choice("unknown_types", "error", "class") == "class",
            parameters.Choice("tokens", "compare", "ignore") == "compare",
            mayMiss);
    }

    private static double[] Compute(SequenceReport report) => Array.ConvertAll(Metrics, metric => metric.Value(report));

    private static double[] Statistics(SequenceCounts counts)
    {
        var spans = default(SpanCount);
        foreach (var type in counts.Types)
        {
            spans += type;
        }

        return
        [
            spans.Correct, spans.Predicted, spans.Gold,
            counts.Untyped.Correct, counts.Untyped.Predicted, counts.Untyped.Gold,
            counts.CorrectTokens, counts.Tokens,
        ];
    }

    private static ScoreTable PerType(SequenceData data, SequenceReport report)
    {
        var types = data.Tags.Types;
        return new ScoreTable(
            "Per type",
            ["Type", "Precision", "Recall", "F1", "Predicted", "Support"],
            [.. types.SortedIndexes()
                .Where(type => report.CountOf(type) is var count && count.Predicted + count.Gold > 0)
                .Take(MaxTableTypes)
                .Select(type => Row(Encoding.UTF8.GetString(types[type]), report.OfType(type), report.CountOf(type)))]);
    }

    private static IReadOnlyList<string> Row(string name, SpanValues values, SpanCount count) =>
    [
        name,
        Print(values.Precision),
        Print(values.Recall),
        Print(values.F1),
        count.Predicted.ToString(CultureInfo.InvariantCulture),
        count.Gold.ToString(CultureInfo.InvariantCulture),
    ];

    private static string Print(double value) => double.IsNaN(value) ? "-" : value.ToString("F4", CultureInfo.InvariantCulture);
}
