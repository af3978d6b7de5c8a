using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Statistics;

/// <summary>Percentile bootstrap intervals (Efron 1979): the metric of resamples with replacement, cut at equal tails.</summary>
public static class BootstrapInterval
{
    /// <summary>The name of the method in a result.</summary>
    public const string Method = "bootstrap-percentile";

    /// <summary>The interval of a metric's values over resamples.</summary>
    /// <param name="values">The metric on each resample; NaN, where it is undefined, is left out. The span is reordered.</param>
    /// <param name="level">The confidence level, in 0..1 exclusive.</param>
    /// <param name="seed">The seed of the resampling, for the record.</param>
    /// <returns>The interval, with the number of resamples on which the metric is defined; <see langword="null"/> if there are none.</returns>
    public static ScoreInterval? Percentile(Span<double> values, double level, long seed)
    {
        // NaN sorts first.
        values.Sort();
        var undefined = 0;
        while (undefined < values.Length && double.IsNaN(values[undefined]))
        {
            undefined++;
        }

        var defined = values[undefined..];
        if (defined.IsEmpty)
        {
            return null;
        }

        var tail = (1 - level) / 2;
        return new ScoreInterval(Quantile(defined, tail), Quantile(defined, 1 - tail), level, Method, defined.Length, seed);
    }

    /// <summary>A quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan, numpy's default).</summary>
    /// <param name="sorted">Values in ascending order, at least one.</param>
    /// <param name="share">The share below, in 0..1.</param>
    /// <returns>The quantile.</returns>
    public static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)Math.Floor(position);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
