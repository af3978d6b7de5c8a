namespace SharedTask.Scoring.Statistics;

/// <summary>Student's t distribution.</summary>
public static class StudentDistribution
{
    private const int MostSteps = 10_000;

    // From here on the series of the ratio of gamma functions is exact to a double.
    private const double SeriesStart = 20;

    /// <summary>The probability of a value above t.</summary>
    /// <param name="t">Any number.</param>
    /// <param name="freedom">The degrees of freedom, above 0, not necessarily whole.</param>
    /// <returns>The probability, in 0..1; NaN if either is NaN.</returns>
    public static double Survival(double t, double freedom)
    {
        if (double.IsNaN(t) || double.IsNaN(freedom))
        {
            return double.NaN;
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(freedom);
        return t >= 0 ? Tail(t * t, freedom) : 1 - Tail(t * t, freedom);
    }

    /// <summary>
    /// Half the regularized incomplete beta function I(x; a, ½) at x = freedom / (freedom + t²) and a = freedom / 2, by its continued
    /// fraction on the side where that converges. Neither x nor 1 − x is taken from the other: near 1 that would lose digits.
    /// </summary>
    private static double Tail(double square, double freedom)
    {
        if (square == 0 || double.IsInfinity(square))
        {
            return square == 0 ? 0.5 : 0;
        }

        const double b = 0.5;
        var (a, x, rest) = (freedom / 2, freedom / (freedom + square), square / (freedom + square));
        var front = Math.Exp(LogGammaRatio(a) - (0.5 * Math.Log(Math.PI)) - (a * LogOnePlus(square / freedom)) + (b * Math.Log(rest)));
        return (x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - (front * Fraction(rest, b, a) / b)) / 2;
    }

    /// <summary>The logarithm of 1 + u without loss of digits where u is small: the error of 1 + u is that of both factors (Kahan).</summary>
    private static double LogOnePlus(double u) => 1 + u is var sum && sum == 1 ? u : Math.Log(sum) * u / (sum - 1);

    private static double Fraction(double x, double a, double b)
    {
        double c = 1, d = 1 / NotZero(1 - ((a + b) * x / (a + 1))), value = d;
        for (var m = 1; m < MostSteps; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            value *= c * d;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            value *= c * d;
            if (Math.Abs((c * d) - 1) < 1e-16)
            {
                break;
            }
        }

        return value;
    }

    private static double NotZero(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;

    /// <summary>The logarithm of Γ(a + ½) / Γ(a).</summary>
    private static double LogGammaRatio(double a)
    {
        var shift = 0.0;
        for (; a < SeriesStart; a++)
        {
            shift += Math.Log(a / (a + 0.5));
        }

        var inverse = 1 / (a * a);
        return shift + (0.5 * Math.Log(a)) - ((0.125 - (inverse * ((1 / 192.0) - (inverse * ((1 / 640.0) - (inverse * 17 / 14336)))))) / a);
    }
}
