using System.Numerics;

namespace SharedTask.Scoring.Metrics.Corrections;

/// <summary>Rounds as Python's <c>round(x, 4)</c>: the exact value of the number to the nearest one, half to even.</summary>
internal static class FourDigits
{
    private const int Scale = 10_000;
    private const int Mantissa = 52;

    /// <summary>The number times ten thousand.</summary>
    /// <param name="value">A number from 0 to below 2^52.</param>
    public static long Round(double value)
    {
        if (value <= 0)
        {
            return 0;
        }

        var exponent = Math.ILogB(value);
        var digits = (BigInteger)Math.ScaleB(value, Mantissa - exponent) * Scale;
        var shift = Mantissa - exponent;
        var (whole, rest) = BigInteger.DivRem(digits, BigInteger.One << shift);
        var half = (rest << 1).CompareTo(BigInteger.One << shift);
        return (long)(half > 0 || (half == 0 && !whole.IsEven) ? whole + 1 : whole);
    }
}
