namespace SharedTask.Scoring.Metrics.Sequences;

/// <summary>
/// Reads spans as the script conlleval of the CoNLL shared tasks (Tjong Kim Sang and Buchholz 2000) and the default mode of
/// seqeval do: between any two neighbouring tags it is decided whether a span ends and whether one begins.
/// </summary>
/// <remarks>
/// A letter that is none of B, I, E and S neither begins nor ends a span by itself; only a change of type does. In BILOU, two
/// spans of one type side by side are therefore one, as in seqeval. A sentence is read by itself.
/// </remarks>
internal static class LenientSpans
{
    public static void Read(TagSet tags, ReadOnlySpan<int> sentence, List<TokenSpan> spans)
    {
        var outsideType = tags.AddType("_"u8);
        var (before, typeBefore) = ((byte)'O', -1);
        var start = 0;
        for (var i = 0; i <= sentence.Length; i++)
        {
            var (letter, type) = i < sentence.Length ? (tags.PrefixOf(sentence[i]), tags.TypeOf(sentence[i])) : ((byte)'O', outsideType);
            var isOther = type != typeBefore;
            if (before != (byte)'O' && before != (byte)'.' && (isOther || Ends(before, letter)))
            {
                spans.Add(new(start, i, typeBefore));
            }

            if (letter != (byte)'O' && letter != (byte)'.' && (isOther || Begins(before, letter)))
            {
                start = i;
            }

            (before, typeBefore) = (letter, type);
        }
    }

    private static bool Ends(byte before, byte letter) => before switch
    {
        (byte)'E' or (byte)'S' => true,
        (byte)'B' or (byte)'I' => letter is (byte)'B' or (byte)'S' or (byte)'O',
        _ => false,
    };

    private static bool Begins(byte before, byte letter) => letter switch
    {
        (byte)'B' or (byte)'S' => true,
        (byte)'E' or (byte)'I' => before is (byte)'E' or (byte)'S' or (byte)'O',
        _ => false,
    };
}
