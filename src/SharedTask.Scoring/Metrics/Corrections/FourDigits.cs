using System.Numerics;

namespace SharedTask.Scoring.Metrics.Corrections;

/// <summary>Rounds as Python's <c>round(x, 4)</c>: the exact value of the number to the nearest one, half to even.</summary>
internal static class FourDigits
{
    private const int Scale = 10_000;
    private const int Mantissa = 52;

    /// <summary>The number times ten thousand.</summary>
    /// <param name="value">A number from 0 on that is small enough for a whole number when multiplied.</param>
    public static long Round(double value)
    {
        if (value <= 0)
        {
            return 0;
        }

        var exponent = Math.ILogB(value);
        var digits = (BigInteger)Math.ScaleB(value, Mantissa - exponent) * Scale;
        var shift = Mantissa - exponent;
        var (whole, rest) = shift > 0 ? BigInteger.DivRem(digits, BigInteger.One << shift) : (digits << -shift, BigInteger.Zero);
        var half = (rest << 1).CompareTo(BigInteger.One << Math.Max(shift, 0));
        return (long)(half > 0 || (half == 0 && !whole.IsEven) ? whole + 1 : whole);
    }
}
