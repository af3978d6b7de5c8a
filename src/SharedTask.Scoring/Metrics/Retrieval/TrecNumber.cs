using System.Globalization;

namespace SharedTask.Scoring.Metrics.Retrieval;

/// <summary>Prints values as trec_eval does, with C's <c>%.4f</c>.</summary>
public static class TrecNumber
{
    /// <summary>A number with four digits, rounded from its exact value; a tie goes to the even digit.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The digits, or <c>nan</c>.</returns>
    public static string Format(double value) => double.IsNaN(value) ? "nan" : value.ToString("F4", CultureInfo.InvariantCulture);
}
