namespace SharedTask.Scoring.Metrics.Latency;

/// <summary>
/// How far a simultaneous translation of one segment lags behind its source. A delay says how much of the source was read when
/// a word of the translation was written; delays and the source's length have the same unit: words, or milliseconds of speech.
/// The definitions are those of SimulEval.
/// </summary>
/// <param name="AverageLagging">AL, in the unit of the delays; negative where the translation is ahead of a steady reader (Ma et al. 2019).</param>
/// <param name="LengthAdaptiveAverageLagging">LAAL: AL that a translation longer than the reference does not lower (Papi et al. 2022).</param>
/// <param name="AverageProportion">AP: the share of the source that is read on average, at least 0 (Cho and Esipova 2016).</param>
/// <param name="DifferentiableAverageLagging">DAL, at least 0, in the unit of the delays: AL in which writing a word takes time (Cherry and Foster 2019).</param>
public readonly record struct SegmentLatency(
    double AverageLagging, double LengthAdaptiveAverageLagging, double AverageProportion, double DifferentiableAverageLagging)
{
    /// <summary>Measures a segment.</summary>
    /// <param name="delays">A delay for each word of the translation, at least one, each at least 0.</param>
    /// <param name="source">The length of the source, in the unit of the delays; greater than 0.</param>
    /// <param name="reference">The length of the reference in words; greater than 0.</param>
    /// <returns>The four latencies.</returns>
    /// <exception cref="ArgumentException">There are no delays, or a length is not greater than 0.</exception>
    public static SegmentLatency Of(ReadOnlySpan<double> delays, double source, double reference)
    {
        if (delays.IsEmpty || !(source > 0) || !(reference > 0))
        {
            throw new ArgumentException("A segment needs at least one delay, and lengths greater than 0.", nameof(delays));
        }

        return new SegmentLatency(
            Lagging(delays, source, reference / source),
            Lagging(delays, source, Math.Max(delays.Length, reference) / source),
            Proportion(delays, source * reference),
            Differentiable(delays, delays.Length / source));
    }

    /// <summary>The mean lag behind a steady reader, up to the first word that is written after all of the source.</summary>
    private static double Lagging(ReadOnlySpan<double> delays, double source, double rate)
    {
        if (delays[0] > source)
        {
            return delays[0];
        }

        var sum = 0.0;
        var words = 0;
        do
        {
            sum += delays[words] - (words / rate);
            words++;
        }
        while (words < delays.Length && delays[words - 1] < source);

        return sum / words;
    }

    private static double Proportion(ReadOnlySpan<double> delays, double area)
    {
        var sum = 0.0;
        foreach (var delay in delays)
        {
            sum += delay;
        }

        return sum / area;
    }

    private static double Differentiable(ReadOnlySpan<double> delays, double rate)
    {
        var sum = 0.0;
        var written = double.NegativeInfinity;
        for (var word = 0; word < delays.Length; word++)
        {
            written = Math.Max(delays[word], written + (1 / rate));
            sum += written - (word / rate);
        }

        return sum / delays.Length;
    }
}
