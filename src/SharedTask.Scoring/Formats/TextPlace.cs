using System.Globalization;
using System.Text;

namespace SharedTask.Scoring.Formats;

/// <summary>A place in a file of text, for problems that are not in one of its columns or fields.</summary>
/// <param name="Line">The line, counted from 1; every LF ends one.</param>
/// <param name="Character">The character in the line, counted from 1 in Unicode code points: a tab and a combining mark are one each, a byte order mark at the beginning of the file is none.</param>
public readonly record struct TextPlace(long Line, long Character)
{
    private const string Word = "character ";

    /// <summary>Where a file begins.</summary>
    public static TextPlace Start => new(1, 1);

    /// <summary>The place as the column of a problem, such as <c>character 17</c>.</summary>
    public string Column => Word + Character.ToString(CultureInfo.InvariantCulture);

    /// <summary>The column of a problem, by its number, where it has no name: <c>column 3</c>.</summary>
    /// <param name="number">The number, counted from 1.</param>
    /// <returns>The text.</returns>
    public static string NumberedColumn(int number) => "column " + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The place behind some text.</summary>
    /// <param name="text">The text in UTF-8, from the beginning of a line.</param>
    /// <param name="line">The number of that line.</param>
    /// <returns>The place of the character that follows.</returns>
    public static TextPlace Behind(ReadOnlySpan<byte> text, long line = 1) => new TextPlace(line, 1).Past(text);

    /// <summary>The place behind the text that follows this place.</summary>
    /// <param name="text">The text in UTF-8.</param>
    /// <returns>The place of the character that follows.</returns>
    public TextPlace Past(ReadOnlySpan<byte> text)
    {
        var lastEnd = text.LastIndexOf((byte)'\n');
        return lastEnd < 0
            ? this with { Character = Character + Count(text) }
            : new(Line + text.Count((byte)'\n'), 1 + Count(text[(lastEnd + 1)..]));
    }

    /// <summary>Tells the character of a problem's column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="character">The character, if it is one.</param>
    /// <returns>Whether the column is what <see cref="Column"/> writes.</returns>
    public static bool TryReadCharacter(string? column, out long character)
    {
        character = 0;
        return column is not null && column.StartsWith(Word, StringComparison.Ordinal)
            && long.TryParse(column.AsSpan(Word.Length), NumberStyles.None, CultureInfo.InvariantCulture, out character);
    }

    // Every code point has one byte that continues no other.
    private static int Count(ReadOnlySpan<byte> text)
    {
        if (Ascii.IsValid(text))
        {
            return text.Length;
        }

        var count = 0;
        foreach (var letter in text)
        {
            count += (letter & 0xC0) != 0x80 ? 1 : 0;
        }

        return count;
    }
}
