namespace SharedTask.Scoring.Metrics.Generation.Tokens;

/// <summary>Prepares texts for TER as tercom does, in sacreBLEU's reading of it.</summary>
internal sealed class TerTokenization(TerOptions options)
{
    private CodePoints text = new();
    private CodePoints other = new();

    /// <summary>Prepares a text and numbers its words.</summary>
    public void Tokenize(string source, TokenTable table, CodePoints words)
    {
        text.Load(source);
        Prepare();
        table.Split(text.Span, words);
    }

    /// <summary>
    /// Prepares a reference and numbers its words. sacreBLEU prepares references twice, which shows where the first time made something
    /// that normalization acts on: white space other than a blank behind a possessive, or an escape that was escaped.
    /// </summary>
    public void TokenizeReference(string source, TokenTable table, CodePoints words)
    {
        text.Load(source);
        Prepare();
        if (options.Normalized)
        {
            CollapseSpaces();
            Prepare();
        }

        table.Split(text.Span, words);
    }

    private void Prepare()
    {
        text.TrimEnd();
        if (!options.CaseSensitive)
        {
            text.LowerTo(other);
            Swap();
        }

        if (options.Normalized && text.Length > 0)
        {
            Normalize();
        }

        if (options.NoPunctuation)
        {
            RemovePunctuation();
        }
    }

    /// <summary>Leaves one blank between words, and none around them.</summary>
    private void CollapseSpaces()
    {
        var from = text.Span;
        var room = other.Start(from.Length);
        var length = 0;
        for (var i = 0; i < from.Length; i++)
        {
            if (!CharacterClass.IsSpace(from[i]))
            {
                room[length++] = from[i];
            }
            else if (length > 0 && room[length - 1] != ' ')
            {
                room[length++] = ' ';
            }
        }

        other.End(length);
        Swap();
    }

    private void Swap() => (text, other) = (other, text);

    private void Normalize()
    {
        text.Replace("\n-"u8, ""u8);
        text.Replace("\n"u8, " "u8);
        text.ReplaceEntities();
        Pad();
        WesternPunctuation.PartMarks(text.Span, other);
        Swap();
        PartPossessives();
        Swap();
        WesternPunctuation.PartStops(ref text, ref other);
        if (options.AsianSupport)
        {
            PartAsian();
            Swap();
        }
    }

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

    private void PartPossessives()
    {
        var from = text.Span;
        var room = other.Start(2 * from.Length);
        var length = 0;
        for (var i = 0; i < from.Length; i++)
        {
            if (from[i] == '\'' && i + 2 < from.Length && from[i + 1] == 's' && from[i + 2] == ' ')
            {
                room[length++] = ' ';
            }

            room[length++] = from[i];
        }

        other.End(length);
    }

    private void PartAsian()
    {
        var from = text.Span;
        var room = other.Start(3 * from.Length);
        var length = 0;
        foreach (var point in from)
        {
            if (IsIdeograph(point) || IsAsianPunctuation(point))
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

    private void RemovePunctuation()
    {
        var from = text.Span;
        var room = other.Start(from.Length);
        var length = 0;
        foreach (var point in from)
        {
            var isRemoved = point is '.' or ',' or '?' or ':' or ';' or '!' or '"' or '(' or ')' || (options.AsianSupport && IsAsianPunctuation(point));
            if (!isRemoved)
            {
                room[length++] = point;
            }
        }

        other.End(length);
        Swap();
    }

    /// <summary>The ideographs, radicals and enclosed letters that stand alone; kana form words, for sacreBLEU's rules for them never apply.</summary>
    private static bool IsIdeograph(int point) =>
        point is (>= 0x2E80 and <= 0x2EFF) or (>= 0x31C0 and <= 0x31EF) or (>= 0x3200 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
            or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE4F);

    private static bool IsAsianPunctuation(int point) =>
        point is 0x3001 or 0x3002 or (>= 0x3008 and <= 0x3011) or (>= 0x3014 and <= 0x301F) or (>= 0xFF61 and <= 0xFF65) or 0x30FB
            or 0xFF0E or 0xFF0C or 0xFF1F or 0xFF1A or 0xFF1B or 0xFF01 or 0xFF02 or 0xFF08 or 0xFF09;
}
