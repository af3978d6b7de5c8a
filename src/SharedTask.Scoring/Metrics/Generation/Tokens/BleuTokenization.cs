namespace SharedTask.Scoring.Metrics.Generation.Tokens;

/// <summary>Prepares texts for BLEU so that words stand between white space.</summary>
internal sealed class BleuTokenization(BleuTokenizer tokenizer, bool lowercase)
{
    private CodePoints text = new();
    private CodePoints other = new();

    /// <summary>Prepares a text and numbers its words.</summary>
    public void Tokenize(string source, TokenTable table, CodePoints words)
    {
        Prepare(source);
        if (tokenizer != BleuTokenizer.Characters)
        {
            table.Split(text.Span, words);
            return;
        }

        text.RemoveSpaces();
        Number(text.Span, table, words);
    }

    /// <summary>An upper bound of the number of code points that <see cref="Tokenize"/> gives to the table for a text.</summary>
    public static int Bound(string source) => (2 * source.Length) + 2;

    /// <summary>Numbers single characters.</summary>
    public static void Number(ReadOnlySpan<int> text, TokenTable table, CodePoints words)
    {
        var room = words.Start(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            room[i] = table.Add(text.Slice(i, 1));
        }

        words.End(text.Length);
    }

    private void Prepare(string source)
    {
        text.Load(source);
        if (lowercase)
        {
            text.LowerTo(other);
            Swap();
        }

        text.TrimEnd();
        switch (tokenizer)
        {
            case BleuTokenizer.Mteval13a:
                text.Replace("<skipped>"u8, ""u8);
                text.Replace("-\n"u8, ""u8);
                text.Replace("\n"u8, " "u8);
                text.ReplaceEntities();
                Pad();
                WesternPunctuation.PartMarks(text.Span, other);
                Swap();
                WesternPunctuation.PartStops(ref text, ref other);
                break;
            case BleuTokenizer.Chinese:
                PartChinese();
                Swap();
                WesternPunctuation.PartMarks(text.Span, other);
                Swap();
                WesternPunctuation.PartStops(ref text, ref other);
                break;
            case BleuTokenizer.International:
                PartPunctuationBehind();
                Swap();
                PartPunctuationBefore();
                Swap();
                PartSymbols();
                Swap();
                break;
            default:
                break;
        }
    }

    private void Swap() => (text, other) = (other, text);

    private void Pad()
    {
        var from = text.Span;
        var room = other.Start(from.Length + 2);
        room[0] = ' ';
        from.CopyTo(room[1..]);
        room[from.Length + 1] = ' ';
        other.End(from.Length + 2);
        Swap();
    }

    private void PartChinese()
    {
        var from = text.Span;
        while (from.Length > 0 && CharacterClass.IsSpace(from[0]))
        {
            from = from[1..];
        }

        var room = other.Start(3 * from.Length);
        var length = 0;
        foreach (var point in from)
        {
            if (IsChinese(point))
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

        other.End(length);
    }

    private void PartPunctuationBehind()
    {
        var from = text.Span;
        var room = other.Start(3 * from.Length);
        var length = 0;
        for (var i = 0; i < from.Length; i++)
        {
            room[length++] = from[i];
            if (i + 1 < from.Length && CharacterClass.IsPunctuation(from[i + 1]) && !CharacterClass.IsNumber(from[i]))
            {
                room[length++] = ' ';
                room[length++] = from[++i];
                room[length++] = ' ';
            }
        }

        other.End(length);
    }

    private void PartPunctuationBefore()
    {
        var from = text.Span;
        var room = other.Start(3 * from.Length);
        var length = 0;
        for (var i = 0; i < from.Length; i++)
        {
            if (i + 1 < from.Length && CharacterClass.IsPunctuation(from[i]) && !CharacterClass.IsNumber(from[i + 1]))
            {
                room[length++] = ' ';
                room[length++] = from[i];
                room[length++] = ' ';
                room[length++] = from[++i];
            }
            else
            {
                room[length++] = from[i];
            }
        }

        other.End(length);
    }

    private void PartSymbols()
    {
        var from = text.Span;
        var room = other.Start(3 * from.Length);
        var length = 0;
        foreach (var point in from)
        {
            if (CharacterClass.IsSymbol(point))
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

        other.End(length);
    }

    /// <summary>
    /// The ranges of sacreBLEU. Two of them are not what their authors meant, supplementary ideographs, but U+2001..U+2A6D and
    /// U+2F81..U+2FA1; scores only compare if everybody keeps them.
    /// </summary>
    private static bool IsChinese(int point) =>
        point is (>= 0x2001 and <= 0x2A6D) or (>= 0x2E80 and <= 0x2EFF) or (>= 0x2F00 and <= 0x2FDF) or (>= 0x2FF0 and <= 0x303F)
            or (>= 0x3100 and <= 0x312F) or (>= 0x31A0 and <= 0x31BF) or (>= 0x31C0 and <= 0x31EF) or (>= 0x3200 and <= 0x33FF)
            or (>= 0x3400 and <= 0x4DB5) or (>= 0x4E00 and <= 0x9FBB) or (>= 0xF900 and <= 0xFA2D) or (>= 0xFA30 and <= 0xFA6A)
            or (>= 0xFA70 and <= 0xFAD9) or (>= 0xFE10 and <= 0xFE1F) or (>= 0xFE30 and <= 0xFE4F) or (>= 0xFF00 and <= 0xFFEF);
}
