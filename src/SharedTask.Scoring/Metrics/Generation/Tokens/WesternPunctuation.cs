namespace SharedTask.Scoring.Metrics.Generation.Tokens;

/// <summary>
/// The rules for Western languages that the tokenizers of mteval-v13a, of Chinese text and of tercom share: punctuation and symbols of
/// ASCII stand alone; a full stop or a comma does unless it stands between digits; a hyphen does behind a digit.
/// </summary>
internal static class WesternPunctuation
{
    /// <summary>The first rule: every mark other than the apostrophe, the comma, the hyphen and the full stop stands alone.</summary>
    public static void PartMarks(ReadOnlySpan<int> text, CodePoints parted)
    {
        var room = parted.Start(3 * text.Length);
        var length = 0;
        foreach (var point in text)
        {
            if (IsMark(point))
            {
                room[length++] = ' ';
                room[length++] = point;
                room[length++] = ' ';
            }
            else
            {
                room[length++] = point;
            }
        }

        parted.End(length);
    }

    /// <summary>The other rules, one after the other.</summary>
    /// <param name="text">The text; is given the result.</param>
    /// <param name="other">A buffer to work in.</param>
    public static void PartStops(ref CodePoints text, ref CodePoints other)
    {
        PartStopsBehind(text.Span, other);
        PartStopsBefore(other.Span, text);
        PartHyphens(text.Span, other);
        (text, other) = (other, text);
    }

    private static bool IsMark(int point) => point is (>= ' ' and <= '&') or (>= '(' and <= '+') or '/' or (>= ':' and <= '@') or (>= '[' and <= '`') or (>= '{' and <= '~');

    private static bool IsStop(int point) => point is '.' or ',';

    private static void PartStopsBehind(ReadOnlySpan<int> text, CodePoints parted)
    {
        var room = parted.Start(3 * text.Length);
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            room[length++] = text[i];
            if (i + 1 < text.Length && IsStop(text[i + 1]) && !CharacterClass.IsAsciiDigit(text[i]))
            {
                room[length++] = ' ';
                room[length++] = text[++i];
                room[length++] = ' ';
            }
        }

        parted.End(length);
    }

    private static void PartStopsBefore(ReadOnlySpan<int> text, CodePoints parted)
    {
        var room = parted.Start(3 * text.Length);
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && IsStop(text[i]) && !CharacterClass.IsAsciiDigit(text[i + 1]))
            {
                room[length++] = ' ';
                room[length++] = text[i];
                room[length++] = ' ';
                room[length++] = text[++i];
            }
            else
            {
                room[length++] = text[i];
            }
        }

        parted.End(length);
    }

    private static void PartHyphens(ReadOnlySpan<int> text, CodePoints parted)
    {
        var room = parted.Start(3 * text.Length);
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            room[length++] = text[i];
            if (i + 1 < text.Length && text[i + 1] == '-' && CharacterClass.IsAsciiDigit(text[i]))
            {
                room[length++] = ' ';
                room[length++] = text[++i];
                room[length++] = ' ';
            }
        }

        parted.End(length);
    }
}
