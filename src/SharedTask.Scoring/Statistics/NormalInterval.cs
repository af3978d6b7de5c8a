using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Statistics;

/// <summary>The interval of a mean that leaderboards print as ± 1.96 standard errors.</summary>
public static class NormalInterval
{
    /// <summary>The name of the method in a result.</summary>
    public const string Method = "normal";

    private const double Quantile = 1.96;
    private const double Level = 0.95;

    /// <summary>The mean of values, 1.96 standard errors to both sides; the deviation is that of a sample (n - 1).</summary>
    /// <param name="values">The values, such as a metric's on each of several runs or samples.</param>
    /// <returns>The interval, in which the seed means nothing; <see langword="null"/> for less than two values or undefined ones.</returns>
    public static ScoreInterval? Of(ReadOnlySpan<double> values)
    {
        var sample = SampleMean.Of(values);
        var half = Quantile * Math.Sqrt(sample.SquaredError);
        return double.IsFinite(half) ? new ScoreInterval(sample.Mean - half, sample.Mean + half, Level, Method, values.Length, 0) : null;
    }
}
