namespace SharedTask.Scoring.Tests.Fuzzing;

/// <summary>Damages a file by its pieces, so that most of it still makes sense: what is wrong then is what it says.</summary>
internal static class DamagedStructure
{
    private const int LongestText = 400_000;

    /// <summary>The text with one damage.</summary>
    public static string Of(string text, Random random)
    {
        var damaged = random.Next(8) switch
        {
            0 => DamagedColumns.Of(text, random),
            1 => WholeOf(text, random),
            _ => TextPieces.Any(text, random) is { Count: > 0 } pieces ? Pieces(text, pieces[random.Next(pieces.Count)], pieces[random.Next(pieces.Count)], random) : text,
        };
        return damaged.Length <= LongestText ? damaged : text;
    }

    private static string Pieces(string text, Range one, Range other, Random random)
    {
        if (one.Start.Value > other.Start.Value)
        {
            (one, other) = (other, one);
        }

        return random.Next(7) switch
        {
            0 => text[..one.Start] + text[one.End..],
            1 => text[..other.Start] + string.Concat(Enumerable.Repeat(text[other], random.Next(12) == 0 ? 500 : random.Next(1, 4))) + text[other.Start..],
            2 => text[..one.Start] + text[other] + text[one.End..],
            3 => text[..other.Start] + text[one] + text[other.End..],
            4 => text.Insert(Math.Min(text.Length, one.Start.Value + 1), text[other]),
            5 when one.End.Value <= other.Start.Value => text[..one.Start] + text[other] + text[one.End..other.Start] + text[one] + text[other.End..],
            _ when other.End.Value <= one.End.Value => Nested(text, one, other, random.Next(8) == 0 ? 300 : random.Next(2, 6)),
            _ => text[..one.Start] + text[other.Start..],
        };
    }

    /// <summary>What stands around the inner piece within the outer one, several times.</summary>
    private static string Nested(string text, Range outer, Range inner, int depth)
    {
        var (before, behind) = (text[outer.Start..inner.Start], text[inner.End..outer.End]);
        return text[..outer.Start] + string.Concat(Enumerable.Repeat(before, depth)) + text[inner] + string.Concat(Enumerable.Repeat(behind, depth)) + text[outer.End..];
    }

    /// <summary>Here every character stands for a byte.</summary>
    private static string WholeOf(string text, Random random)
    {
        var lines = text.Split('\n');
        switch (random.Next(10))
        {
            case 0:
                return text.Replace("\n", "\r\n", StringComparison.Ordinal);
            case 1:
                return text.Replace('\n', '\r');
            case 2:
                return "\u00EF\u00BB\u00BF" + text;
            case 3:
                return "\u00FF\u00FE" + string.Concat(text.Select(letter => $"{letter}\0"));
            case 4:
                random.Shuffle(lines);
                return string.Join('\n', lines);
            case 5:
                return text + text;
            case 6:
                return text.Replace('.', ',');
            case 7:
                return text.TrimEnd();
            case 8:
                return random.Next(2) == 0 ? text.ToUpperInvariant() : text.ToLowerInvariant();
            default:
                return text.Replace('\n', ' ');
        }
    }
}
