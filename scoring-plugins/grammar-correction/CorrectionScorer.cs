using System.Globalization;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Formats.Corrections;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.Corrections;
using SharedTask.Scoring.Statistics;

namespace GrammarCorrection;

/// <summary>Scores corrected sentences, or the edits that correct them.</summary>
public sealed class CorrectionScorer : IScorer
{
    private const int MaxTableTypes = 200;

    private static readonly string[] Keys = [.. CorrectionManifest.Manifest.Metrics.Select(metric => metric.Key)];

    /// <inheritdoc/>
    public PluginManifest Manifest => CorrectionManifest.Manifest;

    /// <inheritdoc/>
    public ScoreSheet Run(ScorerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var beta = input.Parameters.Number("beta", 0.5, 0, 10);
        var options = Options(input.Parameters);
        var data = CorrectionData.Read(input.Files, options);
        if (!input.MayScore)
        {
            return ScoreSheet.Empty(data.Count);
        }

        var chosen = options.GivenLevel is null ? AnnotatorChoice.Choose(data.Counts, beta) : AnnotatorChoice.ChooseRounded(data.Counts, beta);
        var sums = Sums(data.Counts, chosen);
        int[] all = [.. Enumerable.Range(0, sums.Count)];
        var total = sums.Total(all);
        var scores = input.ScoreAll(Keys, new SliceMeasure(Values(total, beta), random => Values(sums.Draw(all, random), beta)));
        return new ScoreSheet(data.Count, scores, [], [Table(CorrectionCounts.Read(total), data.Comparisons.Zip(chosen, (comparisons, place) => comparisons[place]), beta)])
        {
            Statistics = new ItemStatistics(CorrectionCounts.Names, all.Length, sentence => (sentence + 1).ToString(CultureInfo.InvariantCulture), sentence => sums.Row(sentence).ToArray()),
        };
    }

    private static CorrectionOptions Options(ParameterReader parameters)
    {
        var matching = new MaxMatchOptions(
            parameters.Whole("max_unchanged_words", 2, 0, 10),
            parameters.Choice("space_and_case", "compare", "ignore") == "ignore",
            parameters.Choice("first_insertions", "apart", "front") == "front");
        var level = parameters.Choice("level", "correction", "detection", "classification") switch
        {
            "correction" => EditLevel.Correction,
            "detection" => EditLevel.Detection,
            _ => EditLevel.Classification,
        };
        return new CorrectionOptions(matching, parameters.Choice("edits", "found", "given") == "given" ? level : null);
    }

    private static UnitSums Sums(IReadOnlyList<IReadOnlyList<CorrectionCounts>> sentences, IReadOnlyList<int> chosen)
    {
        var sums = new UnitSums(sentences.Count, CorrectionCounts.Names.Count);
        foreach (var (sentence, annotator) in chosen.Index())
        {
            sentences[sentence][annotator].Write(sums.Row(sentence));
        }

        return sums;
    }

    private static double[] Values(double[] sums, double beta)
    {
        var report = new CorrectionReport(CorrectionCounts.Read(sums), beta);
        return [report.F, report.Precision, report.Recall];
    }

    /// <summary>The counts of all edits and, where runs give types of errors, of each type.</summary>
    private static ScoreTable Table(CorrectionCounts total, IEnumerable<EditComparison> comparisons, double beta)
    {
        var types = comparisons.SelectMany(comparison => comparison.Categories)
            .GroupBy(type => type.Key, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Take(MaxTableTypes)
            .Select(group => Row(Excerpt.Of(group.Key), group.Select(type => type.Value).Aggregate((one, other) => one.Plus(other)), beta));
        return new("Edits", ["Type", "Right", "Of the run", "Of the reference", "Precision", "Recall", "F"], [Row("All", total, beta), .. types]);
    }

    private static IReadOnlyList<string> Row(string type, CorrectionCounts counts, double beta)
    {
        var report = new CorrectionReport(counts, beta);
        return
        [
            type,
            .. new[] { counts.Correct, counts.Proposed, counts.Gold }.Select(count => count.ToString("0", CultureInfo.InvariantCulture)),
            .. new[] { report.Precision, report.Recall, report.F }.Select(value => value.ToString("0.0000", CultureInfo.InvariantCulture)),
        ];
    }
}
