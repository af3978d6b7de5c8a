namespace SharedTask.Scoring.Metrics.Preference;

/// <summary>
/// The normal distribution as the published ratings have it. The trueskill package takes the complementary error function from a
/// polynomial that is accurate to seven digits (Press et al., Numerical Recipes, section 6.2); over many games the difference from
/// the exact function reaches the sixth digit of a rating, so the same polynomial stands here.
/// </summary>
internal static class TrueSkillNormal
{
    private static readonly double[] Coefficients =
        [-1.26551223, 1.00002368, .37409196, .09678418, -.18628806, .27886807, -1.13520398, 1.48851587, -.82215223, .17087277];

    public static double Cumulative(double x) => ComplementaryError(-x / Math.Sqrt(2)) / 2;

    /// <summary>The number x for which the distribution reaches a probability from ½ to below 1.</summary>
    public static double Quantile(double probability)
    {
        // Newton's steps with the second derivative, from Hastings' rational approximation; the package takes two as well.
        var tail = 2 * (1 - probability);
        var t = Math.Sqrt(-2 * Math.Log(tail / 2));
        var x = -.70711 * (((2.30753 + (t * .27061)) / (1 + (t * (.99229 + (t * .04481))))) - t);
        for (var step = 0; step < 2; step++)
        {
            var error = ComplementaryError(x) - tail;
            x += error / ((2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x)) - (x * error));
        }

        return x * Math.Sqrt(2);
    }

    private static double ComplementaryError(double x)
    {
        var t = 1 / (1 + (Math.Abs(x) / 2));
        var exponent = 0.0;
        for (var i = Coefficients.Length - 1; i >= 0; i--)
        {
            exponent = (exponent * t) + Coefficients[i];
        }

        var value = t * Math.Exp((-x * x) + exponent);
        return x >= 0 ? value : 2 - value;
    }
}
