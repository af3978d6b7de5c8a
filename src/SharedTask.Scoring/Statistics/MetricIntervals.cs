using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Statistics;

/// <summary>Makes a result's scores from metric values and, where asked for, their bootstrap intervals.</summary>
public static class MetricIntervals
{
    /// <summary>The scores with percentile intervals.</summary>
    /// <param name="metrics">The metrics' keys.</param>
    /// <param name="values">The values in the keys' order; NaN where undefined.</param>
    /// <param name="resamples">How many resamples; 0 for no interval.</param>
    /// <param name="level">The confidence level, in 0..1 exclusive.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="resample">The values on one resample, in the keys' order.</param>
    /// <returns>The scores.</returns>
    public static ResampledScores Score(
        IReadOnlyList<string> metrics, double[] values, int resamples, double level, long seed, Func<Xoshiro256, double[]> resample)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(resample);
        var drawn = new double[metrics.Count][];
        for (var metric = 0; metric < drawn.Length; metric++)
        {
            drawn[metric] = new double[resamples];
        }

        var random = new Xoshiro256(seed);
        for (var i = 0; i < resamples; i++)
        {
            var sample = resample(random);
            for (var metric = 0; metric < drawn.Length; metric++)
            {
                drawn[metric][i] = sample[metric];
            }
        }

        // An interval sorts its values; a mean over several files needs them in their order.
        IReadOnlyList<MetricScore> scores =
        [
            .. metrics.Select((key, metric) => double.IsFinite(values[metric])
                ? new MetricScore(key, values[metric], resamples > 0 ? BootstrapInterval.Percentile((double[])drawn[metric].Clone(), level, seed) : null)
                : new MetricScore(key, null)),
        ];
        return new ResampledScores(scores, drawn, level);
    }
}
