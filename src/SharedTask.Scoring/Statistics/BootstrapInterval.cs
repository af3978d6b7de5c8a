using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Statistics;

/// <summary>Bootstrap intervals (Efron 1979) from a metric's values on resamples with replacement.</summary>
public static class BootstrapInterval
{
    /// <summary>The name of the percentile method in a result.</summary>
    public const string Method = "bootstrap-percentile";

    /// <summary>The name of the basic method in a result.</summary>
    public const string BasicMethod = "bootstrap-basic";

    /// <summary>The name of the bias-corrected and accelerated method in a result.</summary>
    public const string BcaMethod = "bootstrap-bca";

    /// <summary>The percentile interval: the values cut at equal tails.</summary>
    /// <param name="values">The metric on each resample; where it is undefined or infinite, it is left out. The span is reordered.</param>
    /// <param name="level">The confidence level, in 0..1 exclusive.</param>
    /// <param name="seed">The seed of the resampling, for the record.</param>
    /// <returns>The interval, with the number of resamples on which the metric is defined; <see langword="null"/> if there are none.</returns>
    public static ScoreInterval? Percentile(Span<double> values, double level, long seed)
    {
        var defined = SortDefined(values);
        if (defined.IsEmpty)
        {
            return null;
        }

        var tail = (1 - level) / 2;
        return new ScoreInterval(Quantile(defined, tail), Quantile(defined, 1 - tail), level, Method, defined.Length, seed);
    }

    /// <summary>The basic interval: the percentile interval reflected at the value on all items.</summary>
    /// <param name="values">The metric on each resample; where it is undefined or infinite, it is left out. The span is reordered.</param>
    /// <param name="observed">The metric on all items.</param>
    /// <param name="level">The confidence level, in 0..1 exclusive.</param>
    /// <param name="seed">The seed of the resampling, for the record.</param>
    /// <returns>The interval, which may reach beyond the metric's range; <see langword="null"/> if the metric is undefined.</returns>
    public static ScoreInterval? Basic(Span<double> values, double observed, double level, long seed) =>
        double.IsFinite(observed) && Percentile(values, level, seed) is { } percentile
            ? percentile with { Low = (2 * observed) - percentile.High, High = (2 * observed) - percentile.Low, Method = BasicMethod }
            : null;

    /// <summary>
    /// The bias-corrected and accelerated interval (Efron 1987): tails shifted by the share of resamples below the observed value,
    /// those equal to it counting half, and by the skewness of the jackknife.
    /// </summary>
    /// <param name="values">The metric on each resample; where it is undefined or infinite, it is left out. The span is reordered.</param>
    /// <param name="observed">The metric on all items.</param>
    /// <param name="withoutOne">The metric without each item in turn.</param>
    /// <param name="level">The confidence level, in 0..1 exclusive.</param>
    /// <param name="seed">The seed of the resampling, for the record.</param>
    /// <returns>The interval; <see langword="null"/> if it is undefined, as it is where all resamples stand on one side of the observed value.</returns>
    public static ScoreInterval? Bca(Span<double> values, double observed, ReadOnlySpan<double> withoutOne, double level, long seed)
    {
        var defined = SortDefined(values);
        var (below, equal) = (0, 0);
        foreach (var value in defined)
        {
            below += value < observed ? 1 : 0;
            equal += value == observed ? 1 : 0;
        }

        var bias = NormalDistribution.Quantile((below + (equal / 2.0)) / defined.Length);
        var acceleration = Acceleration(withoutOne);
        if (!double.IsFinite(bias) || !double.IsFinite(acceleration))
        {
            return null;
        }

        var tail = NormalDistribution.Quantile((1 - level) / 2);
        double Share(double quantile) => NormalDistribution.Cumulative(bias + ((bias + quantile) / (1 - (acceleration * (bias + quantile)))));
        return new ScoreInterval(Quantile(defined, Share(tail)), Quantile(defined, Share(-tail)), level, BcaMethod, defined.Length, seed);
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

    private static Span<double> SortDefined(Span<double> values)
    {
        // NaN sorts first, then what is infinite stands at both ends.
        values.Sort();
        var (first, end) = (0, values.Length);
        while (first < end && !double.IsFinite(values[first]))
        {
            first++;
        }

        while (end > first && !double.IsFinite(values[end - 1]))
        {
            end--;
        }

        return values[first..end];
    }

    private static double Acceleration(ReadOnlySpan<double> withoutOne)
    {
        var mean = 0.0;
        foreach (var value in withoutOne)
        {
            mean += value / withoutOne.Length;
        }

        var (squares, cubes) = (0.0, 0.0);
        foreach (var value in withoutOne)
        {
            var distance = mean - value;
            squares += distance * distance;
            cubes += distance * distance * distance;
        }

        return squares == 0 ? 0 : cubes / (6 * Math.Pow(squares, 1.5));
    }
}
