namespace SharedTask.Scoring.Metrics.Detection;

/// <summary>Every threshold that tells the items of a run apart, from the highest score down, tied scores taken together.</summary>
public sealed class ThresholdCurve
{
    private readonly ThresholdPoint nothing;
    private readonly ThresholdPoint[] points;

    /// <summary>Adds up the groups of tied scores.</summary>
    /// <param name="ascending">The groups in ascending order of their scores; those without items are left out.</param>
    internal ThresholdCurve(IEnumerable<(double Score, long Positives, long Negatives)> ascending)
    {
        var groups = ascending.Where(group => group.Positives + group.Negatives > 0).ToArray();
        nothing = new ThresholdPoint(double.PositiveInfinity, 0, 0, groups.Sum(group => group.Positives), groups.Sum(group => group.Negatives));
        points = new ThresholdPoint[groups.Length];
        var last = nothing;
        for (var i = 0; i < points.Length; i++)
        {
            var group = groups[^(i + 1)];
            last = last with
            {
                Threshold = group.Score,
                TruePositives = last.TruePositives + group.Positives,
                FalsePositives = last.FalsePositives + group.Negatives,
            };
            points[i] = last;
        }
    }

    /// <summary>
    /// The equal error rate, in 0..1, lower being better: the false positive rate where it equals the miss rate, on straight lines
    /// between the points of the ROC curve; undefined if all items are of one class.
    /// </summary>
    public double EqualErrorRate
    {
        get
        {
            if (nothing.Positives == 0 || nothing.Negatives == 0)
            {
                return double.NaN;
            }

            var (rate, distance) = (0.0, 1.0);
            foreach (var point in points)
            {
                var next = point.MissRate - point.FalsePositiveRate;
                if (next <= 0)
                {
                    return rate + (distance / (distance - next) * (point.FalsePositiveRate - rate));
                }

                (rate, distance) = (point.FalsePositiveRate, next);
            }

            return rate;
        }
    }

    /// <summary>The threshold with the greatest F1, the highest of them; <see langword="null"/> without items.</summary>
    public ThresholdPoint? BestF1 => Best(points, point => point.F1);

    /// <summary>The threshold with the greatest precision among those with a recall, the highest of them.</summary>
    /// <param name="recall">The least recall, in 0..1.</param>
    /// <returns>The threshold; <see langword="null"/> without positive items.</returns>
    public ThresholdPoint? BestPrecision(double recall) =>
        nothing.Positives == 0 ? null : Best(points.Where(point => point.Recall >= recall), point => point.Precision);

    /// <summary>What comes of a threshold.</summary>
    /// <param name="threshold">The least score that is answered "positive".</param>
    /// <returns>The counts.</returns>
    public ThresholdPoint At(double threshold)
    {
        var (from, to) = (0, points.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = points[middle].Threshold >= threshold ? (middle + 1, to) : (from, middle);
        }

        return (from == 0 ? nothing : points[from - 1]) with { Threshold = threshold };
    }

    private static ThresholdPoint? Best(IEnumerable<ThresholdPoint> points, Func<ThresholdPoint, double> value)
    {
        ThresholdPoint? best = null;
        foreach (var point in points)
        {
            best = best is null || value(point) > value(best.Value) ? point : best;
        }

        return best;
    }
}
