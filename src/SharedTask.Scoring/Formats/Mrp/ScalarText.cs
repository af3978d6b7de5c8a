using System.Globalization;
using System.Text.Json;

namespace SharedTask.Scoring.Formats.Mrp;

/// <summary>Texts, numbers, true, false and null of JSON as the texts that Python makes of them, which mtool compares.</summary>
internal static class ScalarText
{
    /// <summary>The text of a value.</summary>
    /// <returns>The text, or <see langword="null"/> for a list or an object.</returns>
    public static string? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        JsonValueKind.Null => "None",
        JsonValueKind.Number => OfNumber(value),
        _ => null,
    };

    private static string OfNumber(JsonElement value)
    {
        var written = value.GetRawText();
        if (!written.AsSpan().ContainsAny('.', 'e', 'E'))
        {
            return written == "-0" ? "0" : written;
        }

        var number = value.GetDouble();
        if (!double.IsFinite(number) || number == 0)
        {
            return double.IsInfinity(number) ? (number < 0 ? "-inf" : "inf") : double.IsNegative(number) ? "-0.0" : "0.0";
        }

        // The shortest digits that stand for the number, as in "-1.25E+020".
        var shortest = Math.Abs(number).ToString("E16", CultureInfo.InvariantCulture);
        for (var digits = 0; digits < 16; digits++)
        {
            var shorter = Math.Abs(number).ToString("E" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (double.Parse(shorter, CultureInfo.InvariantCulture) == Math.Abs(number))
            {
                shortest = shorter;
                break;
            }
        }

        return (number < 0 ? "-" : string.Empty) + Lay(shortest.Split('E')[0].Replace(".", string.Empty, StringComparison.Ordinal), int.Parse(shortest.Split('E')[1], CultureInfo.InvariantCulture));
    }

    private static string Lay(string digits, int exponent) => exponent switch
    {
        < -4 or >= 16 => string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{(digits.Length > 1 ? "." : string.Empty)}{digits[1..]}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}"),
        < 0 => $"0.{new string('0', -exponent - 1)}{digits}",
        _ when digits.Length > exponent + 1 => $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}",
        _ => $"{digits.PadRight(exponent + 1, '0')}.0",
    };
}
