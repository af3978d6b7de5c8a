namespace SharedTask.Scoring.Statistics;

/// <summary>The mean of a sample and how sure it is.</summary>
/// <param name="Mean">The mean; NaN without values.</param>
/// <param name="Variance">The variance of a sample (n - 1); NaN for less than two values.</param>
/// <param name="Count">How many values there are.</param>
public readonly record struct SampleMean(double Mean, double Variance, int Count)
{
    /// <summary>The standard error of the mean, squared.</summary>
    public double SquaredError => Variance / Count;

    /// <summary>The mean of values.</summary>
    /// <param name="values">The values.</param>
    /// <returns>The mean with the variance.</returns>
    public static SampleMean Of(ReadOnlySpan<double> values)
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

        return new SampleMean(mean, squares / (values.Length - 1), values.Length);
    }
}
