using SharedTask.Scoring.Metrics.Correlation;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Regression;

/// <summary>
/// How far predicted numbers are from gold numbers, as scikit-learn computes it. Errors are at least 0, in the unit of the numbers
/// (squared for the mean squared error); every value is NaN without numbers, and infinite where it, or a sum on the way to it, is too
/// large for a number.
/// </summary>
public sealed class RegressionReport
{
    private readonly PairedNumbers pairs;
    private readonly int[] order;
    private readonly double[] errors;
    private readonly double squaredErrors;

    /// <summary>Sums up the errors.</summary>
    /// <param name="pairs">The pairs.</param>
    public RegressionReport(PairedNumbers pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        this.pairs = pairs;
        order = pairs.Sorted.ByError;
        errors = pairs.Sorted.Errors;
        var counts = pairs.Counts;
        var (absolute, squared) = (default(CompensatedSum), default(CompensatedSum));
        for (var i = 0; i < order.Length; i++)
        {
            var count = counts[order[i]];
            if (count > 0)
            {
                var error = errors[i];
                absolute.Add(error * count);
                squared.Add(error * error * count);
                MaxError = error;
            }
        }

        squaredErrors = squared.Value;
        MeanAbsoluteError = absolute.Value / pairs.Count;
        MaxError = pairs.Count == 0 ? double.NaN : MaxError;
    }

    /// <summary>The mean absolute error.</summary>
    public double MeanAbsoluteError { get; }

    /// <summary>The mean squared error.</summary>
    public double MeanSquaredError => squaredErrors / pairs.Count;

    /// <summary>The root of the mean squared error.</summary>
    public double RootMeanSquaredError => Math.Sqrt(MeanSquaredError);

    /// <summary>The median of the absolute errors; the mean of the middle two if their number is even.</summary>
    public double MedianAbsoluteError => pairs.Count == 0 ? double.NaN : (ErrorAt((pairs.Count - 1) / 2) / 2) + (ErrorAt(pairs.Count / 2) / 2);

    /// <summary>The greatest absolute error.</summary>
    public double MaxError { get; }

    /// <summary>
    /// The coefficient of determination 1 − Σ(gold − predicted)² / Σ(gold − mean gold)², at most 1; NaN for fewer than two items. If all
    /// gold numbers are the same, or so close that these squares vanish, it is 1 for predictions without error and 0 for others.
    /// </summary>
    public double R2
    {
        get
        {
            if (pairs.Count < 2)
            {
                return double.NaN;
            }

            // Where errors or distances vanish as squares, they do so for scikit-learn as well.
            var squares = pairs.IsGoldConstant ? 0 : SquaredDistances();
            return squares switch
            {
                0 => squaredErrors == 0 ? 1 : 0,
                double.PositiveInfinity => double.NegativeInfinity,
                _ => 1 - (squaredErrors / squares),
            };
        }
    }

    /// <summary>The squared distances of the gold numbers from their mean.</summary>
    private double SquaredDistances()
    {
        var gold = pairs.Sorted.Gold;
        var counts = pairs.Counts;
        var (sum, rest, squares) = (default(CompensatedSum), default(CompensatedSum), default(CompensatedSum));
        var share = 1.0 / pairs.Count;
        for (var pair = 0; pair < gold.Length; pair++)
        {
            sum.Add(gold[pair] * share * counts[pair]);
        }

        var mean = sum.Value;
        for (var pair = 0; pair < gold.Length; pair++)
        {
            var distance = gold[pair] - mean;
            rest.Add(distance * share * counts[pair]);
            squares.Add(distance * distance * counts[pair]);
        }

        // The distances come to 0 but for the rounding of the mean, which counts where all numbers are close to it.
        return double.IsInfinity(squares.Value) ? squares.Value : squares.Value - (rest.Value * rest.Value * pairs.Count);
    }

    /// <summary>The error at a position among all errors in ascending order.</summary>
    private double ErrorAt(int position)
    {
        var next = 0;
        while (position >= pairs.Counts[order[next]])
        {
            position -= pairs.Counts[order[next++]];
        }

        return errors[next];
    }
}
