using System.Globalization;
using System.Text;

namespace SharedTask.Scoring.Formats;

/// <summary>
/// Tells whether two texts differ in their Unicode normal form alone. Values are always compared as they are; this serves a hint.
/// </summary>
/// <remarks>
/// The runtime's own normalization returns its input unchanged in invariant mode, in which plugins run. The decompositions are
/// those of UnicodeData.txt in the basic plane; marks in a row are put in the order of their numbers, which stands for their
/// canonical order well enough to compare.
/// </remarks>
public static class UnicodeForm
{
    private const int HangulBase = 0xAC00;
    private const int HangulEnd = 0xD7A3;

    private static readonly Lazy<Dictionary<char, string>> Decompositions = new(ReadTable);

    /// <summary>A form in which canonically equivalent texts are equal.</summary>
    /// <param name="text">A text.</param>
    /// <returns>The text, decomposed and with its marks in a fixed order.</returns>
    public static string Canonical(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var result = new List<char>(text.Length + 8);
        foreach (var character in text)
        {
            Decompose(character, result);
        }

        SortMarks(result);
        return string.Concat(result);
    }

    private static void Decompose(char character, List<char> result)
    {
        if (character is >= (char)HangulBase and <= (char)HangulEnd)
        {
            var index = character - HangulBase;
            result.Add((char)(0x1100 + (index / 588)));
            result.Add((char)(0x1161 + (index % 588 / 28)));
            if (index % 28 > 0)
            {
                result.Add((char)(0x11A7 + (index % 28)));
            }
        }
        else if (character >= 0xC0 && Decompositions.Value.TryGetValue(character, out var parts))
        {
            foreach (var part in parts)
            {
                Decompose(part, result);
            }
        }
        else
        {
            result.Add(character);
        }
    }

    private static void SortMarks(List<char> text)
    {
        for (var start = 0; start < text.Count; start++)
        {
            var end = start;
            while (end < text.Count && CharUnicodeInfo.GetUnicodeCategory(text[end]) == UnicodeCategory.NonSpacingMark)
            {
                end++;
            }

            if (end - start > 1)
            {
                text.Sort(start, end - start, Comparer<char>.Default);
            }

            start = end;
        }
    }

    private static Dictionary<char, string> ReadTable()
    {
        var table = new Dictionary<char, string>();
        foreach (var entry in CanonicalDecompositions.Table.Split(' '))
        {
            table[(char)Code(entry, 0)] = entry.Length == 8 ? $"{(char)Code(entry, 4)}" : $"{(char)Code(entry, 4)}{(char)Code(entry, 8)}";
        }

        return table;
    }

    private static int Code(string entry, int start) => int.Parse(entry.AsSpan(start, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
