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
        var tail = double.IsInfinity(t) ? 0 : IncompleteBeta(freedom / (freedom + (t * t)), freedom / 2) / 2;
        return t >= 0 ? tail : 1 - tail;
    }

    /// <summary>The regularized incomplete beta function I(x; a, ½), by its continued fraction on the side where that converges.</summary>
    private static double IncompleteBeta(double x, double a)
    {
        const double b = 0.5;
        if (x is <= 0 or >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        var front = Math.Exp(LogGammaRatio(a) - (0.5 * Math.Log(Math.PI)) + (a * Math.Log(x)) + (b * Math.Log(1 - x)));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - (front * Fraction(1 - x, b, a) / b);
    }

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
