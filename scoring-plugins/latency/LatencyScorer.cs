using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.Latency;
using SharedTask.Scoring.Statistics;

namespace Latency;

/// <summary>Scores the delays of simultaneous translations.</summary>
public sealed class LatencyScorer : IScorer
{
    private static readonly string[] Keys = [.. LatencyManifest.Manifest.Metrics.Select(metric => metric.Key)];

    /// <inheritdoc/>
    public PluginManifest Manifest => LatencyManifest.Manifest;

    /// <inheritdoc/>
    public ScoreSheet Run(ScorerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var parameters = input.Parameters;
        var data = LatencyData.Read(
            input.Files,
            parameters.Column("id_column", "id", "index"),
            (parameters.Column("source_length_column", "source_length"), parameters.Column("reference_length_column", "reference_length")),
            parameters.Column("delays_column", "delays"),
            parameters.Texts("slices"),
            mayMiss: parameters.Choice("missing_predictions", "error", "ignore") == "ignore");
        return input.MayScore ? Score(input, data) : ScoreSheet.Empty(data.Count);
    }

    private static ScoreSheet Score(ScorerInput input, LatencyData data)
    {
        bool IsScored(int segment) => data.Latencies[segment] is not null;
        SliceMeasure Measure(int[] segments)
        {
            double[][] values = [.. segments.Select(segment => Values(data.Latencies[segment]!.Value))];
            return new(Means(values.Length, place => values[place]), random => Means(values.Length, _ => values[random.Next((uint)values.Length)]));
        }

        int[] all = [.. Enumerable.Range(0, data.Count).Where(IsScored)];
        var scores = input.ScoreAll(Keys, Measure(all), data.Greatest);
        return new ScoreSheet(all.Length, scores, input.ScoreSlices(data.Slices, IsScored, Keys, Measure), [])
        {
            Statistics = new ItemStatistics(Keys, all.Length, unit => data.Rows!.NameOf(all[unit]), unit => Values(data.Latencies[all[unit]]!.Value)),
        };
    }

    private static double[] Values(SegmentLatency latency) =>
        [latency.LengthAdaptiveAverageLagging, latency.AverageLagging, latency.AverageProportion, latency.DifferentiableAverageLagging];

    private static double[] Means(int count, Func<int, double[]> valuesAt)
    {
        var sums = new CompensatedSum[Keys.Length];
        for (var place = 0; place < count; place++)
        {
            var values = valuesAt(place);
            for (var metric = 0; metric < sums.Length; metric++)
            {
                sums[metric].Add(values[metric]);
            }
        }

        // Every segment that is scored has a latency: what is no number was too large on the way.
        return Array.ConvertAll(sums, sum => count > 0 && double.IsNaN(sum.Value) ? double.PositiveInfinity : sum.Value / count);
    }
}
