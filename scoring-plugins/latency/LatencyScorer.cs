using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Hosting;
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
        var options = LatencyOptions.Read(input.Parameters);
        var data = options.Recordings is { } recordings ? RecordingData.Read(input.Files, options, recordings) : LatencyData.Read(input.Files, options);
        return input.MayScore ? Score(input, data) : ScoreSheet.Empty(data.Count);
    }

    private static ScoreSheet Score(ScorerInput input, MeasuredSegments data)
    {
        bool IsScored(int segment) => data.Latencies[segment] is not null;
        SliceMeasure Measure(int[] segments)
        {
            double[][] values = [.. segments.Select(segment => data.Latencies[segment]!)];
            return new(Means(values.Length, place => values[place]), random => Means(values.Length, _ => values[random.Next((uint)values.Length)]));
        }

        int[] all = [.. Enumerable.Range(0, data.Latencies.Count).Where(IsScored)];
        var scores = input.ScoreAll(Keys, Measure(all), data.Greatest);
        return new ScoreSheet(all.Length, scores, input.ScoreSlices(data.Slices, IsScored, Keys, Measure), [])
        {
            Statistics = new ItemStatistics(Keys, all.Length, unit => data.NameOf(all[unit]), unit => data.Latencies[all[unit]]!),
        };
    }

    /// <summary>The means over the segments that have a value; one that is infinite, and one that is no number on the way, is too large.</summary>
    private static double[] Means(int count, Func<int, double[]> valuesAt)
    {
        var sums = new CompensatedSum[Keys.Length];
        var counts = new int[Keys.Length];
        for (var place = 0; place < count; place++)
        {
            var values = valuesAt(place);
            for (var metric = 0; metric < sums.Length; metric++)
            {
                if (!double.IsNaN(values[metric]))
                {
                    sums[metric].Add(values[metric]);
                    counts[metric]++;
                }
            }
        }

        return [.. sums.Zip(counts, (sum, scored) => scored == 0 ? double.NaN : double.IsNaN(sum.Value) ? double.PositiveInfinity : sum.Value / scored)];
    }
}
