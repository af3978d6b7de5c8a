namespace SharedTask.Scoring.Statistics;

/// <summary>Welch's t-test (1947): whether the means of two independent samples differ, whose variances may differ too.</summary>
public static class WelchTest
{
    /// <summary>The one-tailed p-value of the first mean being greater.</summary>
    /// <param name="first">One sample.</param>
    /// <param name="second">The other one.</param>
    /// <returns>The p-value, in 0..1; NaN for a sample of one value, and where neither sample varies and the means are equal.</returns>
    public static double Greater(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var (mean, error) = MeanAndError(first);
        var (otherMean, otherError) = MeanAndError(second);
        var sum = error + otherError;
        if (sum == 0)
        {
            return mean > otherMean ? 0 : mean < otherMean ? 1 : double.NaN;
        }

        var freedom = sum * sum / ((error * error / (first.Length - 1)) + (otherError * otherError / (second.Length - 1)));
        return StudentDistribution.Survival((mean - otherMean) / Math.Sqrt(sum), freedom);
    }

    /// <summary>A sample's mean and the squared standard error of it.</summary>
    private static (double Mean, double Error) MeanAndError(ReadOnlySpan<double> values)
    {
        double sum = 0, squares = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        var mean = sum / values.Length;
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return (mean, squares / (values.Length - 1) / values.Length);
    }
}
