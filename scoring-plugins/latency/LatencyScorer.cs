using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Hosting;

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
        SliceMeasure Measure(int[] segments) => ItemMeans.Of(Keys.Length, [.. segments.Select(segment => data.Latencies[segment]!)]);
        int[] all = [.. Enumerable.Range(0, data.Latencies.Count).Where(IsScored)];
        var scores = input.ScoreAll(Keys, Measure(all), data.Greatest);
        return new ScoreSheet(all.Length, scores, input.ScoreSlices(data.Slices, IsScored, Keys, Measure), [])
        {
            Statistics = new ItemStatistics(Keys, all.Length, unit => data.NameOf(all[unit]), unit => data.Latencies[all[unit]]!),
        };
    }
}
