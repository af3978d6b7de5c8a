using System.Collections;
using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Statistics;

/// <summary>Scores that remember the values on resamples from which their intervals were made, so that means of scores can have intervals too.</summary>
/// <param name="scores">The scores.</param>
/// <param name="draws">For each score its value on every resample; NaN where it is undefined there.</param>
/// <param name="level">The intervals' confidence level, in 0..1 exclusive.</param>
public sealed class ResampledScores(IReadOnlyList<MetricScore> scores, double[][] draws, double level) : IReadOnlyList<MetricScore>
{
    /// <inheritdoc/>
    public int Count => scores.Count;

    /// <summary>For each score its value on every resample; NaN where it is undefined there.</summary>
    public double[][] Draws => draws;

    /// <summary>The intervals' confidence level, in 0..1 exclusive.</summary>
    public double Level => level;

    /// <inheritdoc/>
    public MetricScore this[int index] => scores[index];

    /// <inheritdoc/>
    public IEnumerator<MetricScore> GetEnumerator() => scores.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
