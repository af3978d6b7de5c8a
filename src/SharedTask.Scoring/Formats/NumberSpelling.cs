using System.Globalization;
using System.Text;

namespace SharedTask.Scoring.Formats;

/// <summary>Finds the plain spelling of a number that was written in another one: with digits of another script, a decimal part of zeros, or characters around it.</summary>
internal static class NumberSpelling
{
    // More than this is no number that somebody wrote.
    private const int MaxLength = 100;

    // Quotation marks and blanks; and what cannot be seen: byte order marks of files that were put together, and marks of direction.
    private const string OddCharacters = " \t\r\"'\u00A0\uFEFF\u200B\u200E\u200F";

    /// <summary>A text without blanks, quotation marks and invisible characters around it.</summary>
    public static string Trimmed(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text).Trim(OddCharacters.ToCharArray());

    /// <summary>The same text with the digits, the minus and the decimal point of ASCII, and nothing around it.</summary>
    /// <param name="text">The text, in UTF-8.</param>
    /// <returns>The text; empty if it is too long to be a number.</returns>
    public static string Ascii(ReadOnlySpan<byte> text)
    {
        if (text.Length > MaxLength)
        {
            return string.Empty;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var rune in Trimmed(text).EnumerateRunes())
        {
            plain.Append(rune.Value switch
            {
                0x2212 => "-",
                0x066B => ".",
                _ when CharUnicodeInfo.GetDecimalDigitValue(rune.ToString(), 0) is >= 0 and var digit => digit.ToString(CultureInfo.InvariantCulture),
                _ => rune.ToString(),
            });
        }

        return plain.ToString();
    }

    /// <summary>The plain spelling of a whole number: 1 for 1.0, 01 and 1 in digits of another script.</summary>
    /// <param name="text">The text, in UTF-8.</param>
    /// <returns>The spelling; <see langword="null"/> if the text is no whole number.</returns>
    public static string? Whole(ReadOnlySpan<byte> text)
    {
        var plain = Ascii(text);
        var isNegative = plain.StartsWith('-');
        var digits = isNegative ? plain[1..] : plain;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        if (point > 0 && !digits.AsSpan(point + 1).ContainsAnyExcept('0'))
        {
            digits = digits[..point];
        }

        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit))
        {
            return null;
        }

        digits = digits.TrimStart('0') is { Length: > 0 } kept ? kept : "0";
        return isNegative && digits != "0" ? "-" + digits : digits;
    }
}
