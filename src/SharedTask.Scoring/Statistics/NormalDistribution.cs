namespace SharedTask.Scoring.Statistics;

/// <summary>The standard normal distribution, to the accuracy of a double also far out in its tails.</summary>
public static class NormalDistribution
{
    // Beyond this the continued fraction converges quickly; below it the series does.
    private const double SeriesEnd = 3;

    /// <summary>The density φ(x).</summary>
    /// <param name="x">Any number.</param>
    /// <returns>The density.</returns>
    public static double Density(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);

    /// <summary>The probability Φ(x) of a value of at most x, in 0..1.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>The probability.</returns>
    public static double Cumulative(double x)
    {
        if (double.IsNaN(x))
        {
            return double.NaN;
        }

        if (x < -SeriesEnd)
        {
            return Density(x) / Hazard(-x);
        }

        return x > SeriesEnd ? 1 - (Density(x) / Hazard(x)) : 0.5 + (Density(x) * Series(x));
    }

    /// <summary>The probability 1 − Φ(x) of a value above x, in 0..1, without loss of digits where it is small.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>The probability.</returns>
    public static double Survival(double x) => Cumulative(-x);

    /// <summary>The hazard φ(x) / (1 − Φ(x)), which stays finite where both underflow.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>The hazard, greater than 0.</returns>
    public static double Hazard(double x)
    {
        if (x <= SeriesEnd)
        {
            return Density(x) / Survival(x);
        }

        // Laplace: x + 1/(x + 2/(x + 3/(x + ...))), from the inside out.
        var fraction = x;
        for (var k = 200; k >= 1; k--)
        {
            fraction = x + (k / fraction);
        }

        return fraction;
    }

    /// <summary>The number x for which Φ(x) is a probability.</summary>
    /// <param name="probability">In 0..1; the ends give the infinities.</param>
    /// <returns>The quantile; NaN outside 0..1.</returns>
    public static double Quantile(double probability)
    {
        if (probability is not (> 0 and < 1))
        {
            return probability switch { 0 => double.NegativeInfinity, 1 => double.PositiveInfinity, _ => double.NaN };
        }

        // Halving an interval needs no table of numbers, and quantiles are taken seldom.
        var (low, high) = (-40.0, 40.0);
        while (true)
        {
            var middle = (low + high) / 2;
            if (middle <= low || middle >= high)
            {
                return middle;
            }

            if (Cumulative(middle) < probability)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }
    }

    // (Φ(x) − ½) / φ(x) = x + x³/3 + x⁵/(3·5) + ..., all of one sign.
    private static double Series(double x)
    {
        var term = x;
        var sum = x;
        for (var n = 3; Math.Abs(term) > Math.Abs(sum) * 1e-17; n += 2)
        {
            term *= x * x / n;
            sum += term;
        }

        return sum;
    }
}
