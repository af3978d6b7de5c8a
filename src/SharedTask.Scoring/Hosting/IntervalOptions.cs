namespace SharedTask.Scoring.Hosting;

/// <summary>Whether scores get confidence intervals.</summary>
/// <param name="Resamples">How many resamples, at most 100,000; 0 for no interval.</param>
/// <param name="Level">The confidence level, in 0.5..0.999.</param>
internal sealed record IntervalOptions(int Resamples, double Level)
{
    /// <summary>Reads the organizers' parameters.</summary>
    /// <param name="parameters">The parameters; those of a plugin without intervals have neither key.</param>
    /// <returns>The options.</returns>
    /// <exception cref="RequestException">A value is no number or outside its range.</exception>
    public static IntervalOptions Read(ParameterReader parameters) =>
        new(parameters.Whole("interval_resamples", 0, 0, 100_000), parameters.Number("interval_level", 0.95, 0.5, 0.999));
}
