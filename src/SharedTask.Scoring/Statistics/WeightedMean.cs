namespace SharedTask.Scoring.Statistics;

/// <summary>The mean of a few scores.</summary>
internal static class WeightedMean
{
    /// <summary>Takes the mean.</summary>
    /// <param name="values">The values with their weights, at least one weight being greater than 0.</param>
    /// <returns>The mean; <see langword="null"/> if a value is not finite.</returns>
    public static double? Of(IReadOnlyList<(double Value, double Weight)> values)
    {
        if (values.Any(value => !double.IsFinite(value.Value)))
        {
            return null;
        }

        var total = values.Sum(value => value.Weight);
        var mean = Sum(values, total: 1) / total;
        if (double.IsInfinity(mean))
        {
            // The sum of finite numbers is too large, and yet their mean is not.
            mean = Math.Clamp(Sum(values, total), values.Min(value => value.Value), values.Max(value => value.Value));
        }

        return double.IsFinite(mean) ? mean : null;
    }

    private static double Sum(IReadOnlyList<(double Value, double Weight)> values, double total)
    {
        var sum = default(CompensatedSum);
        foreach (var (value, weight) in values)
        {
            sum.Add(value * (weight / total));
        }

        return sum.Value;
    }
}
