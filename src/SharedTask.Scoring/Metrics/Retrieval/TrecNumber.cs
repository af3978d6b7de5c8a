using System.Globalization;

namespace SharedTask.Scoring.Metrics.Retrieval;

/// <summary>Prints values as trec_eval does, with C's <c>%.4f</c>.</summary>
public static class TrecNumber
{
    // The only numbers that lie exactly between two of four digits are odd multiples of this one.
    private const double Thirtysecond = 1.0 / 32;

    private const double LargestExact = 1e9;

    /// <summary>A number with four digits, rounded from its exact value; a tie goes to the even digit.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The digits, or <c>nan</c>.</returns>
    public static string Format(double value)
    {
        if (double.IsNaN(value))
        {
            return "nan";
        }

        var units = value / Thirtysecond;
        return Math.Abs(value) < LargestExact && units == Math.Floor(units)
            ? Math.Round((decimal)value, 4, MidpointRounding.ToEven).ToString("F4", CultureInfo.InvariantCulture)
            : value.ToString("F4", CultureInfo.InvariantCulture);
    }
}
