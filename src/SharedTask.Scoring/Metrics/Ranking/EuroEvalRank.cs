using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Ranking;

/// <summary>
/// The rank score of EuroEval's leaderboards. From the best system down, one has the rank score of the one before unless that is
/// significantly better (Welch's t-test, one-tailed, p &lt; .05, against the last system that was worse than its forerunner); then the
/// distance of their means in standard deviations of all systems' means is added. A task's score is the mean over its data sets, a
/// language's that over its tasks.
/// </summary>
public static class EuroEvalRank
{
    private const double Level = 0.05;

    /// <summary>The rank scores on one data set.</summary>
    /// <param name="scores">For every system its scores on resamples, higher being better, as many for each; none for a system without scores.</param>
    /// <returns>A rank score per system, from 1; lower is better, infinity for a system without scores.</returns>
    public static double[] Of(IReadOnlyList<double[]> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var ranks = new double[scores.Count];
        Array.Fill(ranks, double.PositiveInfinity);
        (int System, double Mean)[] order =
        [
            .. Enumerable.Range(0, scores.Count).Where(system => scores[system].Length > 0)
                .Select(system => (System: system, Mean: scores[system].Average())).OrderByDescending(entry => entry.Mean),
        ];
        if (order.Length == 0)
        {
            return ranks;
        }

        var deviation = Deviation([.. order.Select(entry => entry.Mean)]);
        var (rank, last) = (1.0, order[0]);
        foreach (var entry in order)
        {
            if (WelchTest.Greater(scores[last.System], scores[entry.System]) < Level)
            {
                rank += (last.Mean - entry.Mean) / deviation;
                last = entry;
            }

            ranks[entry.System] = rank;
        }

        return ranks;
    }

    private static double Deviation(double[] means)
    {
        var mean = means.Average();
        return Math.Sqrt(means.Average(one => (one - mean) * (one - mean)));
    }
}
