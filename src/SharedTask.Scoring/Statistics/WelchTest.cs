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
        var (one, other) = (SampleMean.Of(first), SampleMean.Of(second));
        var (error, otherError) = (one.SquaredError, other.SquaredError);
        var sum = error + otherError;
        if (sum == 0)
        {
            return one.Mean > other.Mean ? 0 : one.Mean < other.Mean ? 1 : double.NaN;
        }

        var freedom = sum * sum / ((error * error / (one.Count - 1)) + (otherError * otherError / (other.Count - 1)));
        return StudentDistribution.Survival((one.Mean - other.Mean) / Math.Sqrt(sum), freedom);
    }
}
