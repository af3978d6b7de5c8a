namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>
/// A metric of generated text that is computed from numbers which segments contribute and which are summed up: its sufficient
/// statistics. An instance reuses its buffers; it belongs to one thread.
/// </summary>
public interface ISegmentMetric
{
    /// <summary>The names of the numbers that a segment contributes.</summary>
    IReadOnlyList<string> StatisticNames { get; }

    /// <summary>Measures a segment.</summary>
    /// <param name="hypothesis">The text of the run.</param>
    /// <param name="references">The texts that would be right, at least one.</param>
    /// <param name="statistics">Is given the numbers, in the order of the names.</param>
    void Measure(string hypothesis, ReadOnlySpan<string> references, Span<double> statistics);
}
