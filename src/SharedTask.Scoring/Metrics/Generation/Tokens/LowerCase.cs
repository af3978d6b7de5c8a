using System.Globalization;
using System.Text;

namespace SharedTask.Scoring.Metrics.Generation.Tokens;

/// <summary>
/// Lowers the case of letters by the full rules of the Unicode Standard (section 3.13) without those of a language: as Python's
/// <c>str.lower</c>. A capital sigma becomes a final one at the end of a word.
/// </summary>
internal static class LowerCase
{
    private const int CapitalSigma = 0x3A3;
    private const int FinalSigma = 0x3C2;
    private const int CapitalIWithDot = 0x130;

    /// <summary>Lowers the case.</summary>
    public static void Apply(ReadOnlySpan<int> text, CodePoints lowered)
    {
        var room = lowered.Start(2 * text.Length);
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var point = text[i];
            switch (point)
            {
                case < 0x80:
                    room[length++] = (uint)(point - 'A') < 26 ? point | 0x20 : point;
                    break;
                case CapitalIWithDot:
                    room[length++] = 'i';
                    room[length++] = 0x307;
                    break;
                case CapitalSigma when IsFinal(text, i):
                    room[length++] = FinalSigma;
                    break;
                default:
                    room[length++] = Rune.TryCreate(point, out var rune) ? Rune.ToLowerInvariant(rune).Value : point;
                    break;
            }
        }

        lowered.End(length);
    }

    private static bool IsFinal(ReadOnlySpan<int> text, int sigma)
    {
        var before = sigma - 1;
        while (before >= 0 && IsCaseIgnorable(text[before]))
        {
            before--;
        }

        if (before < 0 || !IsCased(text[before]))
        {
            return false;
        }

        var after = sigma + 1;
        while (after < text.Length && IsCaseIgnorable(text[after]))
        {
            after++;
        }

        return after == text.Length || !IsCased(text[after]);
    }

    /// <summary>Letters that have a case, and what the Standard counts among them: ordinals, Roman numerals, letters in circles and squares.</summary>
    private static bool IsCased(int point) =>
        CharUnicodeInfo.GetUnicodeCategory(point) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        || point is 0xAA or 0xBA or (>= 0x2160 and <= 0x217F) or (>= 0x24B6 and <= 0x24E9)
            or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189);

    /// <summary>What does not part a word: marks, format characters, modifiers, and punctuation that stands inside words.</summary>
    private static bool IsCaseIgnorable(int point) =>
        CharUnicodeInfo.GetUnicodeCategory(point) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
            or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol
        || point is '\'' or '.' or ':' or 0xB7 or 0x387 or 0x55F or 0x5F4 or 0x2018 or 0x2019 or 0x2024 or 0x2027
            or 0xFE13 or 0xFE52 or 0xFE55 or 0xFF07 or 0xFF0E or 0xFF1A;
}
