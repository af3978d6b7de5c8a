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
        return (double.IsNegative(number) ? "-" : string.Empty) + OfSize(Math.Abs(number));
    }

    private static string OfSize(double size)
    {
        if (size == 0 || double.IsInfinity(size))
        {
            return size == 0 ? "0.0" : "inf";
        }

        // .NET leaves out a digit that two powers of two need, 2^-25 and 2^-958.
        var shortest = size.ToString("R", CultureInfo.InvariantCulture);
        return Lay(double.Parse(shortest, CultureInfo.InvariantCulture) == size ? shortest : size.ToString("E16", CultureInfo.InvariantCulture));
    }

    /// <summary>Writes a number, such as 0.0125 or 1.25E-02, as Python does.</summary>
    private static string Lay(string written)
    {
        var parts = written.Split('E');
        var whole = parts[0].Split('.')[0];
        var all = parts[0].Replace(".", string.Empty, StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        var exponent = whole.Length - 1 - (all.Length - digits.Length) + (parts.Length == 1 ? 0 : int.Parse(parts[1], CultureInfo.InvariantCulture));
        return Lay(digits.TrimEnd('0'), exponent);
    }

    private static string Lay(string digits, int exponent) => exponent switch
    {
        < -4 or >= 16 => string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{(digits.Length > 1 ? "." : string.Empty)}{digits[1..]}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}"),
        < 0 => $"0.{new string('0', -exponent - 1)}{digits}",
        _ when digits.Length > exponent + 1 => $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}",
        _ => $"{digits.PadRight(exponent + 1, '0')}.0",
    };
}
