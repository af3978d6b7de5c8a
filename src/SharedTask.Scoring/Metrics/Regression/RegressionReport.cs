using SharedTask.Scoring.Metrics.Correlation;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Regression;

/// <summary>
/// How far predicted numbers are from gold numbers, as scikit-learn computes it. Errors are at least 0, in the unit of the numbers
/// (squared for the mean squared error); every value is NaN without numbers.
/// </summary>
public sealed class RegressionReport
{
    private readonly PairedNumbers pairs;
    private readonly double[] errors;

    /// <summary>Computes the errors.</summary>
    /// <param name="pairs">The pairs.</param>
    public RegressionReport(PairedNumbers pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        this.pairs = pairs;
        errors = new double[pairs.Count];
        for (var i = 0; i < errors.Length; i++)
        {
            errors[i] = Math.Abs(pairs.Gold[i] - pairs.Predicted[i]);
        }

        // In ascending order: for the median, and because sums lose least so.
        Array.Sort(errors);
    }

    /// <summary>The mean absolute error.</summary>
    public double MeanAbsoluteError => errors.Length == 0 ? double.NaN : Sum(errors, error => error) / errors.Length;

    /// <summary>The mean squared error.</summary>
    public double MeanSquaredError => errors.Length == 0 ? double.NaN : SquaredErrors / errors.Length;

    /// <summary>The root of the mean squared error.</summary>
    public double RootMeanSquaredError => Math.Sqrt(MeanSquaredError);

    /// <summary>The median of the absolute errors; the mean of the middle two if their number is even.</summary>
    public double MedianAbsoluteError => errors.Length == 0 ? double.NaN
        : errors.Length % 2 == 1 ? errors[errors.Length / 2]
        : (errors[(errors.Length / 2) - 1] / 2) + (errors[errors.Length / 2] / 2);

    /// <summary>The greatest absolute error.</summary>
    public double MaxError => errors.Length == 0 ? double.NaN : errors[^1];

    /// <summary>
    /// The coefficient of determination 1 − Σ(gold − predicted)² / Σ(gold − mean gold)², at most 1; NaN for fewer than two items. If all
    /// gold numbers are the same it is 1 for predictions without error and 0 for others.
    /// </summary>
    public double R2
    {
        get
        {
            if (errors.Length < 2)
            {
                return double.NaN;
            }

            if (pairs.IsGoldConstant)
            {
                return errors[^1] == 0 ? 1 : 0;
            }

            var gold = pairs.Gold.ToArray();
            var mean = Sum(gold, number => number / gold.Length);
            return 1 - (SquaredErrors / Sum(gold, number => (number - mean) * (number - mean)));
        }
    }

    private double SquaredErrors => Sum(errors, error => error * error);

    private static double Sum(double[] numbers, Func<double, double> term)
    {
        var sum = default(CompensatedSum);
        foreach (var number in numbers)
        {
            sum.Add(term(number));
        }

        return sum.Value;
    }
}
