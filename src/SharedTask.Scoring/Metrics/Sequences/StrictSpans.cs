namespace SharedTask.Scoring.Metrics.Sequences;

/// <summary>
/// Reads spans that obey a scheme to the letter, as the strict mode of seqeval does: a tag has to begin a span after the tag
/// before it, the following ones have to be inside of it, and the one behind has to end it; otherwise there is no span.
/// </summary>
internal static class StrictSpans
{
    private const string Any = "IOBESUL";

    private static readonly Rules Iob1 = new(
        [new("O", "I"), new("I", "I", false), new("B", "I"), new("I", "B", true), new("B", "B", true)],
        [new("BI", "I", true)],
        [new("I", "I", false), new("I", "OB"), new("B", "O"), new("B", "I", false), new("B", "B", true)]);

    private static readonly Rules Iob2 = new(
        [new(Any, "B")],
        [new("BI", "I", true)],
        [new("IB", "OB"), new("IB", "I", false)]);

    private static readonly Rules Ioe1 = new(
        [new("OE", "I"), new("I", "I", false), new("E", "E", true)],
        [new("I", "IE", true)],
        [new("I", "IE", false), new("I", "O"), new("E", "IE", true)]);

    private static readonly Rules Ioe2 = new(
        [new("OE", "IE"), new("I", "IE", false)],
        [new("I", "IE", true)],
        [new("E", Any)]);

    private static readonly Rules Iobes = new(
        [new(Any, "BS")],
        [new("BI", "IE", true)],
        [new("SE", Any)]);

    private static readonly Rules Bilou = new(
        [new(Any, "BU")],
        [new("BI", "IL", true)],
        [new("UL", Any)]);

    public static void Read(TagSet tags, ReadOnlySpan<int> sentence, List<TokenSpan> spans)
    {
        var rules = tags.Scheme switch
        {
            TagScheme.Iob1 => Iob1,
            TagScheme.Iob2 => Iob2,
            TagScheme.Ioe1 => Ioe1,
            TagScheme.Ioe2 => Ioe2,
            TagScheme.Iobes => Iobes,
            _ => Bilou,
        };
        var outside = new Tag((byte)'O', tags.AddType("_"u8));
        Tag At(ReadOnlySpan<int> all, int i) => i >= 0 && i < all.Length ? new(tags.PrefixOf(all[i]), tags.TypeOf(all[i])) : outside;

        var start = 0;
        while (start < sentence.Length)
        {
            var first = At(sentence, start);
            if (!Holds(rules.Begins, At(sentence, start - 1), first))
            {
                start++;
                continue;
            }

            var end = start + 1;
            while (end < sentence.Length && Holds(rules.Inside, At(sentence, end - 1), At(sentence, end)))
            {
                end++;
            }

            if (Holds(rules.Ends, At(sentence, end - 1), At(sentence, end)))
            {
                spans.Add(new(start, end, first.Type));
            }

            start = end;
        }
    }

    private static bool Holds(Rule[] rules, Tag before, Tag tag)
    {
        foreach (var rule in rules)
        {
            if (rule.Before.Contains((char)before.Letter, StringComparison.Ordinal)
                && rule.Letters.Contains((char)tag.Letter, StringComparison.Ordinal)
                && (rule.IsSameType is not { } same || same == (before.Type == tag.Type)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A pair of neighbouring tags.</summary>
    /// <param name="Before">The letters that the first may have.</param>
    /// <param name="Letters">The letters that the second may have.</param>
    /// <param name="IsSameType">Whether the two must have one type, or two; null if it does not matter.</param>
    private sealed record Rule(string Before, string Letters, bool? IsSameType = null);

    private sealed record Rules(Rule[] Begins, Rule[] Inside, Rule[] Ends);

    private readonly record struct Tag(byte Letter, int Type);
}
