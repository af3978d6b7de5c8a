using System.Globalization;

namespace SharedTask.Scoring.Metrics.Generation.Tokens;

/// <summary>Classes of code points as Python's texts and regular expressions have them.</summary>
internal static class CharacterClass
{
    /// <summary>White space: what <c>str.split</c> parts words at.</summary>
    public static bool IsSpace(int point) => point switch
    {
        <= 0x20 => point is 0x20 or (>= 0x09 and <= 0x0D) or (>= 0x1C and <= 0x1F),
        < 0x80 => false,
        _ => point < 0x10000 && char.IsWhiteSpace((char)point),
    };

    /// <summary>A decimal digit of ASCII.</summary>
    public static bool IsAsciiDigit(int point) => (uint)(point - '0') < 10;

    /// <summary>Punctuation of ASCII, symbols included: Python's <c>string.punctuation</c>.</summary>
    public static bool IsAsciiPunctuation(int point) => point is (>= 0x21 and <= 0x2F) or (>= 0x3A and <= 0x40) or (>= 0x5B and <= 0x60) or (>= 0x7B and <= 0x7E);

    /// <summary>A number: the Unicode class N.</summary>
    public static bool IsNumber(int point) => CharUnicodeInfo.GetUnicodeCategory(point) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    /// <summary>Punctuation: the Unicode class P.</summary>
    public static bool IsPunctuation(int point) => CharUnicodeInfo.GetUnicodeCategory(point) is >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherPunctuation;

    /// <summary>A symbol: the Unicode class S.</summary>
    public static bool IsSymbol(int point) => CharUnicodeInfo.GetUnicodeCategory(point) is >= UnicodeCategory.MathSymbol and <= UnicodeCategory.OtherSymbol;

    /// <summary>A part of a word in a regular expression: a letter, a number or the underscore.</summary>
    public static bool IsWord(int point) =>
        point < 0x80 ? char.IsAsciiLetterOrDigit((char)point) || point == '_'
        : CharUnicodeInfo.GetUnicodeCategory(point) is <= UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
