using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Hosting;

/// <summary>
/// The mean over parts on every resample, or the worst value, each part being resampled by itself: from its values come the intervals.
/// </summary>
/// <param name="isHigherBetter">Whether a metric's worst value is the lowest; <see langword="null"/> to take means.</param>
internal sealed class DrawMean(Func<string, bool>? isHigherBetter = null)
{
    private double[][]? sums;
    private double total;
    private double level;
    private Func<MetricScore, double>? constant;
    private double constantWeight;

    /// <summary>Adds what a part's metrics are on its resamples.</summary>
    /// <param name="scores">The part's scores; without resamples of one part there are no intervals.</param>
    /// <param name="weight">The part's weight.</param>
    public void Add(ResampledScores scores, double weight)
    {
        var isFirst = sums is null;
        sums ??= Array.ConvertAll(scores.Draws, values => new double[values.Length]);
        total += weight;
        level = scores.Level;
        for (var metric = 0; metric < sums.Length; metric++)
        {
            var values = scores.Draws[metric];
            if (values.Length != sums[metric].Length)
            {
                sums[metric] = [];
            }

            for (var i = 0; i < sums[metric].Length; i++)
            {
                sums[metric][i] = isHigherBetter is null ? sums[metric][i] + (weight * values[i])
                    : isFirst ? values[i]
                    : Worst(scores[metric].Metric, sums[metric][i], values[i]);
            }
        }
    }

    /// <summary>Adds a part whose metrics are the same on every resample.</summary>
    /// <param name="value">A metric's value.</param>
    /// <param name="weight">The part's weight.</param>
    public void AddConstant(Func<MetricScore, double> value, double weight)
    {
        constant = value;
        constantWeight += weight;
    }

    /// <summary>Gives scores their intervals.</summary>
    /// <param name="scores">The means.</param>
    /// <param name="seed">The seed, for the record.</param>
    /// <returns>The means, with intervals where all parts were resampled.</returns>
    public IReadOnlyList<MetricScore> WithIntervals(IReadOnlyList<MetricScore> scores, long seed)
    {
        if (sums is null)
        {
            return scores;
        }

        var means = sums.Select((_, metric) => Means(metric, scores[metric])).ToArray();
        return new ResampledScores(
            [
                .. scores.Select((score, metric) => score.Value is null || means[metric].Length == 0
                    ? score
                    : score with { Interval = BootstrapInterval.Percentile((double[])means[metric].Clone(), level, seed) }),
            ],
            means,
            level);
    }

    private double Worst(string metric, double one, double other) => isHigherBetter!(metric) ? Math.Min(one, other) : Math.Max(one, other);

    private double[] Means(int metric, MetricScore score)
    {
        if (isHigherBetter is not null)
        {
            return constantWeight > 0 ? Array.ConvertAll(sums![metric], worst => Worst(score.Metric, worst, constant!(score))) : sums![metric];
        }

        var fixedSum = constantWeight > 0 ? constantWeight * constant!(score) : 0;
        return Array.ConvertAll(sums![metric], sum => (sum + fixedSum) / (total + constantWeight));
    }
}
