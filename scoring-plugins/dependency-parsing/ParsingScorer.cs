using System.Globalization;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats.Trees;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.Parsing;

namespace DependencyParsing;

/// <summary>Scores dependency trees of a text.</summary>
public sealed class ParsingScorer : IScorer
{
    private static readonly string[] Keys = [.. ParsingManifest.Measures.Select(measure => measure.Key)];

    private static readonly string[] StatisticNames =
    [
        "gold_words", "run_words", "gold_content", "run_content", "aligned_content", "gold_tokens", "run_tokens", "gold_sentences", "run_sentences",
        .. Enum.GetValues<ParsingMeasure>().Select(measure => $"correct_{ParsingManifest.Measures.Single(one => one.Measure == measure).Key}"),
    ];

    /// <inheritdoc/>
    public PluginManifest Manifest => ParsingManifest.Manifest;

    /// <inheritdoc/>
    public ScoreSheet Run(ScorerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var parameters = input.Parameters;
        var options = new TreeOptions(parameters.Texts("slices"), parameters.Choice("roots", "one", "several") == "several");
        var data = TreeData.Read(input.Files, options);
        if (!input.MayScore || data.Tally is not { Sums: var sums })
        {
            return ScoreSheet.Empty(data.Count);
        }

        SliceMeasure Measure(int[] sentences) => new(Values(sums.Total(sentences)), random => Values(sums.Draw(sentences, random)));
        int[] all = [.. Enumerable.Range(0, data.Count)];
        var scores = input.ScoreAll(Keys, Measure(all));
        return new ScoreSheet(data.Count, scores, input.ScoreSlices(data.Slices, _ => true, Keys, Measure), [Counts(new ParsingReport(sums.Total(all)))])
        {
            Statistics = new ItemStatistics(StatisticNames, data.Count, data.IdOf, sentence => sums.Row(sentence).ToArray()),
        };
    }

    private static double[] Values(double[] sums)
    {
        var report = new ParsingReport(sums);
        return [.. ParsingManifest.Measures.Select(measure => report[measure.Measure].F1)];
    }

    private static ScoreTable Counts(ParsingReport report) => new(
        "Counts",
        ["Metric", "Precision", "Recall", "F1", "Of aligned words", "Correct", "Reference", "Run", "Aligned"],
        [.. ParsingManifest.Measures.Select(measure => Row(measure.Title, report[measure.Measure], measure.Measure is > ParsingMeasure.Words))]);

    private static IReadOnlyList<string> Row(string title, ParsingScore score, bool hasAligned) =>
    [
        title,
        Share(score.Precision),
        Share(score.Recall),
        Share(score.F1),
        hasAligned ? Share(score.AlignedAccuracy) : "–",
        Whole(score.Correct),
        Whole(score.Gold),
        Whole(score.Run),
        hasAligned ? Whole(score.Aligned) : "–",
    ];

    private static string Share(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Whole(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
