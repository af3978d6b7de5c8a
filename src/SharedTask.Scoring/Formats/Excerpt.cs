using System.Globalization;
using System.Text;

namespace SharedTask.Scoring.Formats;

/// <summary>Makes values fit to be shown in a message.</summary>
public static class Excerpt
{
    /// <summary>The greatest length of an excerpt, in characters.</summary>
    public const int MaxLength = 80;

    /// <summary>The value, shortened, with characters that cannot be seen written as escapes.</summary>
    /// <param name="utf8">The value in UTF-8; invalid bytes become U+FFFD.</param>
    /// <returns>At most <see cref="MaxLength"/> characters before escaping, then an ellipsis.</returns>
    public static string Of(ReadOnlySpan<byte> utf8) =>
        Of(Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, (4 * MaxLength) + 4)]));

    /// <summary>The value, shortened, with characters that cannot be seen written as escapes.</summary>
    /// <param name="value">The value.</param>
    /// <returns>At most <see cref="MaxLength"/> characters before escaping, then an ellipsis.</returns>
    public static string Of(string value)
    {
        var cut = value.Length <= MaxLength ? value.Length : MaxLength;
        if (cut < value.Length && char.IsHighSurrogate(value[cut - 1]))
        {
            cut--;
        }

        var text = new StringBuilder(cut + 1);
        foreach (var character in value.AsSpan(0, cut))
        {
            // Bidirectional controls would turn the sentence around them.
            if (char.IsControl(character) || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(character);
            }
        }

        return cut < value.Length ? text.Append('…').ToString() : text.ToString();
    }
}
