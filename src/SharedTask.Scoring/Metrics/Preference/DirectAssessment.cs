using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Preference;

/// <summary>
/// Means of people's scores as WMT takes them for direct assessment (Graham et al. 2017) and ESA: several scores of one output are
/// averaged, then the segments of a system. For z-scores each rater's scores are made comparable before: less the rater's mean, in the
/// rater's standard deviations (of a sample, n - 1), both over all that the rater scored. Scores of raters without any spread, or with one
/// score, have no z-score and are left out there.
/// </summary>
public static class DirectAssessment
{
    /// <summary>The means of every system.</summary>
    /// <param name="systems">How many systems there are.</param>
    /// <param name="ratings">The scores; their order does not matter.</param>
    /// <returns>The means, by system.</returns>
    public static RatedSystem[] Score(int systems, IReadOnlyCollection<Rating> ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        var segments = SegmentScores(systems, ratings);
        return [.. segments.Select(system => new RatedSystem(MeanOf(system.Select(segment => segment.Score)), MeanOf(system.Select(segment => segment.ZScore)), system.Length))];
    }

    /// <summary>
    /// Ranks systems by the mean of their z-scores, and draws lines between those that differ as the WMT reports do (Bojar et al. 2016): a
    /// better system is significantly different if a one-tailed rank-sum test of the z-scores of segments says that its own are greater.
    /// </summary>
    /// <param name="systems">How many systems there are.</param>
    /// <param name="ratings">The scores; their order does not matter.</param>
    /// <param name="level">The p-value below which a difference is significant, in 0..1.</param>
    /// <returns>The systems from the best; those without z-scores are left out.</returns>
    public static IReadOnlyList<RankedSystem> Rank(int systems, IReadOnlyCollection<Rating> ratings, double level = 0.05)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        var means = Score(systems, ratings);
        double[][] scores = [.. SegmentScores(systems, ratings).Select(system => system.Select(segment => segment.ZScore).Where(score => !double.IsNaN(score)).ToArray())];
        int[] order = [.. Enumerable.Range(0, systems).Where(system => !double.IsNaN(means[system].ZScore)).OrderByDescending(system => means[system].ZScore)];
        var clusters = SystemClusters.Number(order.Length, (better, worse) => RankSumTest.Compare(scores[order[better]], scores[order[worse]]).Greater, level);
        return [.. order.Zip(clusters, (system, cluster) => new RankedSystem(system, means[system], cluster))];
    }

    /// <summary>The mean score and z-score of every segment that has one, by system.</summary>
    private static (double Score, double ZScore)[][] SegmentScores(int systems, IReadOnlyCollection<Rating> ratings)
    {
        var raters = ratings.GroupBy(rating => rating.Rater).ToDictionary(rater => rater.Key, rater => Spread([.. rater.Select(rating => rating.Score)]));
        double Standardized(Rating rating) => raters[rating.Rater] is { Variance: > 0 } rater ? (rating.Score - rater.Mean) / Math.Sqrt(rater.Variance) : double.NaN;
        var bySystem = ratings.ToLookup(rating => rating.System);
        return
        [
            .. Enumerable.Range(0, systems).Select(system => bySystem[system].GroupBy(rating => rating.Segment)
                .Select(segment => (MeanOf(segment.Select(rating => rating.Score)), MeanOf(segment.Select(Standardized)))).ToArray()),
        ];
    }

    // Equal scores have no spread, whatever rounding makes of their mean.
    private static SampleMean Spread(double[] scores) => SampleMean.Of(scores) is var sample && scores.Max() == scores.Min() ? sample with { Variance = 0 } : sample;

    private static double MeanOf(IEnumerable<double> values) => values.Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average();
}
