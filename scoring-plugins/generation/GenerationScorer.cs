using System.Globalization;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.Generation;
using SharedTask.Scoring.Statistics;

namespace Generation;

/// <summary>Scores a text per segment.</summary>
public sealed class GenerationScorer : IScorer
{
    // About 90 numbers per segment: more segments would make a file of hundreds of megabytes.
    private const int MaxStatistics = 10_000;

    private static readonly string[] Keys = [.. GenerationManifest.Manifest.Metrics.Select(metric => metric.Key)];

    /// <inheritdoc/>
    public PluginManifest Manifest => GenerationManifest.Manifest;

    /// <inheritdoc/>
    public ScoreSheet Run(ScorerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var options = GenerationOptions.Read(input.Parameters);
        var data = TextData.Read(input.Files, options.Layout, mayMiss: options.Missing != "error");
        if (!input.MayScore)
        {
            return ScoreSheet.Empty(data.Count);
        }

        bool IsScored(int segment) => options.Missing != "ignore" || data.Hypotheses[segment] is not null;
        int[] all = [.. Enumerable.Range(0, data.Count).Where(IsScored)];
        var measures = new SegmentMeasures(options, [.. data.Hypotheses.Select(text => text ?? "")], data.References, data.NoAnswer);
        double[] Resample(int[] segments, Xoshiro256 random)
        {
            var drawn = new int[segments.Length];
            for (var i = 0; i < drawn.Length; i++)
            {
                drawn[i] = segments[random.Next((uint)segments.Length)];
            }

            return measures.Values(drawn, withDistinct: false);
        }

        SliceMeasure Measure(int[] items) => new(measures.Values(items, withDistinct: true), items.Length > 0 ? random => Resample(items, random) : null);
        var scores = input.ScoreAll(Keys, Measure(all));
        var slices = input.ScoreSlices(data.Slices, IsScored, Keys, Measure);
        return new ScoreSheet(all.Length, scores, slices, [Signatures(options, data.ReferenceCount), Details(measures.Bleu(all)), .. Thresholds(measures, all)])
        {
            Statistics = new ItemStatistics(measures.StatisticNames, all.Length, unit => data.Rows!.NameOf(all[unit]), unit => measures.Statistics(all[unit])) { Most = MaxStatistics },
        };
    }

    private static ScoreTable Signatures(GenerationOptions options, int? references) => new(
        "Signatures",
        ["Metric", "Signature"],
        [
            ["BLEU", options.Bleu.Signature(references)],
            ["Mean sentence BLEU", SegmentMeasures.SentenceOptions(options).Signature(references)],
            ["chrF", options.Chrf.Signature(references)],
            ["chrF++", options.ChrfPlusPlus.Signature(references)],
            ["TER", options.Ter.Signature(references)],
        ]);

    private static ScoreTable Details(BleuScore bleu) => new(
        "BLEU in detail",
        ["Part", "Value"],
        [
            .. bleu.Precisions.Select((precision, n) => new[] { $"Precision of order {n + 1}", Print(precision, 2) }),
            ["Brevity penalty", Print(bleu.BrevityPenalty, 4)],
            ["Words of the run", Print(bleu.Length, 0)],
            ["Words of the closest references", Print(bleu.ReferenceLength, 0)],
        ]);

    private static IEnumerable<ScoreTable> Thresholds(SegmentMeasures measures, int[] segments)
    {
        if (measures.Threshold(segments, withF1: false) is { } exact && measures.Threshold(segments, withF1: true) is { } f1)
        {
            yield return new(
                "Best thresholds on the probability of no answer",
                ["Metric", "Threshold"],
                [["Best exact match", exact.Threshold.ToString("R", CultureInfo.InvariantCulture)], ["Best answer F1", f1.Threshold.ToString("R", CultureInfo.InvariantCulture)]]);
        }
    }

    private static string Print(double value, int digits) => value.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
