using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Statistics;

namespace Efficiency;

/// <summary>Scores how fast a system is that is accurate enough.</summary>
public sealed class EfficiencyScorer : IScorer
{
    private const int Correct = 1;
    private const int Answered = 2;
    private const int Seconds = 3;

    private static readonly string[] Keys = [.. EfficiencyManifest.Manifest.Metrics.Select(metric => metric.Key)];

    /// <inheritdoc/>
    public PluginManifest Manifest => EfficiencyManifest.Manifest;

    /// <inheritdoc/>
    public ScoreSheet Run(ScorerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var parameters = input.Parameters;
        var missing = parameters.Choice("missing_predictions", "error", "wrong", "ignore");
        var floor = parameters.Number("floor", 0, 0, 1);
        var isElapsed = parameters.Choice("times", "item", "elapsed") == "elapsed";
        var layout = new PairLayout(
            parameters.Column("id_column", "id"),
            parameters.Column("reference_column", "label", "gold"),
            parameters.Column("prediction_column", "label", "prediction", "predicted"),
            parameters.Texts("slices"))
        {
            BesideAnswer = [parameters.Column("time_column", "time", "seconds")],
        };
        var times = new ItemTimes(input.Files.RunProblems);
        var keepsUnknown = parameters.Choice("unknown_labels", "error", "class") == "class";
        var data = LabelledData.Read(input.Files, layout, parameters.Texts("labels"), keepsUnknown, mayMiss: missing != "error", times.Take);
        times.Check();
        return input.MayScore ? Score(input, data, times, new(floor, isElapsed, missing == "ignore")) : ScoreSheet.Empty(data.Count);
    }

    private static ScoreSheet Score(ScorerInput input, LabelledData data, ItemTimes times, EfficiencyOptions options)
    {
        var sums = Count(data, times);
        bool IsScored(int item) => !options.IgnoresMissing || sums.Row(item)[Answered] > 0;
        int[] all = [.. Enumerable.Range(0, data.Count).Where(IsScored)];
        SliceMeasure Measure(int[] items, double elapsed)
        {
            Totals Of(double[] total) => new(total[0], total[Correct], total[Answered], options.IsElapsed ? elapsed : total[Seconds]);
            var whole = Of(sums.Total(items));

            // A system that is ranked is ranked by its throughput: resamples do not ask again whether it is accurate enough.
            var isRanked = whole.Accuracy >= options.Floor;
            return new(Values(whole, isRanked, options), random => Values(Of(sums.Draw(items, random)), isRanked, options));
        }

        var scores = input.ScoreAll(Keys, Measure(all, times.Greatest));
        var slices = input.ScoreSlices(data.Slices, IsScored, Keys, items => Measure(items, double.NaN));
        return new ScoreSheet(all.Length, scores, slices, [])
        {
            Statistics = new ItemStatistics(["correct", "answered", "seconds"], all.Length, unit => data.Rows!.NameOf(all[unit]), unit => sums.Row(all[unit])[1..].ToArray()),
        };
    }

    private static UnitSums Count(LabelledData data, ItemTimes times)
    {
        var sums = new UnitSums(data.Count, 4);
        for (var item = 0; item < data.Count; item++)
        {
            var row = sums.Row(item);
            row[0] = 1;
            row[Correct] = data.Predicted[item] == data.Gold[item] ? 1 : 0;
            row[Answered] = data.Predicted[item] == LabelledData.Unanswered ? 0 : 1;
            row[Seconds] = times[item];
        }

        return sums;
    }

    private static double[] Values(Totals totals, bool isRanked, EfficiencyOptions options) =>
    [
        isRanked ? totals.Throughput : double.NaN,
        totals.Throughput,
        totals.Accuracy,
        options.IsElapsed ? double.NaN : totals.Latency,
        totals.Seconds,
    ];
}
