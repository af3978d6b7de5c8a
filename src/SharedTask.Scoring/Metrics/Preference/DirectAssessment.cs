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
        var raters = ratings.GroupBy(rating => rating.Rater).ToDictionary(rater => rater.Key, rater => Spread([.. rater.Select(rating => rating.Score)]));
        double Standardized(Rating rating) => raters[rating.Rater] is { Variance: > 0 } rater ? (rating.Score - rater.Mean) / Math.Sqrt(rater.Variance) : double.NaN;
        var bySystem = ratings.ToLookup(rating => rating.System);
        return
        [
            .. Enumerable.Range(0, systems).Select(system => bySystem[system].GroupBy(rating => rating.Segment).ToList()).Select(segments => new RatedSystem(
                MeanOf(segments.Select(segment => MeanOf(segment.Select(rating => rating.Score)))),
                MeanOf(segments.Select(segment => MeanOf(segment.Select(Standardized)))),
                segments.Count)),
        ];
    }

    // Equal scores have no spread, whatever rounding makes of their mean.
    private static SampleMean Spread(double[] scores) => SampleMean.Of(scores) is var sample && scores.Max() == scores.Min() ? sample with { Variance = 0 } : sample;

    private static double MeanOf(IEnumerable<double> values) => values.Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average();
}
