using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Metrics.Sequences;

/// <summary>
/// The tags of a task and what they consist of: a prefix of one letter and a type, as in <c>B-PER</c> (or <c>PER-B</c>). A tag
/// without a type, as in <c>B</c>, has the type <c>_</c>.
/// </summary>
/// <param name="scheme">How tags are read.</param>
/// <param name="isSuffix">Whether the letter stands behind the type.</param>
public sealed class TagSet(TagScheme scheme, bool isSuffix = false)
{
    // What a reader of tags may expect beyond the schemes: M of BMES goes on with a span.
    private const string LenientPrefixes = "BIESLUM";

    private readonly ByteStringTable tags = new();
    private readonly ByteStringTable types = new();
    private readonly List<(byte Prefix, int Type)> parts = [];

    /// <summary>How tags are read.</summary>
    public TagScheme Scheme { get; } = scheme;

    /// <summary>The types, in the order in which they were met.</summary>
    public ByteStringTable Types => types;

    /// <summary>The letters that a tag of a span may have.</summary>
    public string Prefixes { get; } = scheme switch
    {
        TagScheme.Iob1 or TagScheme.Iob2 => "IB",
        TagScheme.Ioe1 or TagScheme.Ioe2 => "IE",
        TagScheme.Iobes => "IBES",
        TagScheme.Bilou => "BILU",
        _ => LenientPrefixes,
    };

    /// <summary>Whether a tag is <c>O</c>, or a letter of the scheme alone or with a hyphen and a type.</summary>
    /// <param name="tag">The tag, in UTF-8.</param>
    /// <returns>Whether it is well formed.</returns>
    public bool IsWellFormed(ReadOnlySpan<byte> tag)
    {
        if (tag.SequenceEqual("O"u8))
        {
            return true;
        }

        if (tag.IsEmpty)
        {
            return false;
        }

        var (letter, hyphen) = isSuffix ? (tag[^1], tag.Length > 1 ? tag[^2] : (byte)'-') : (tag[0], tag.Length > 1 ? tag[1] : (byte)'-');
        return Prefixes.Contains((char)letter, StringComparison.Ordinal) && hyphen == (byte)'-' && tag.Length != 2;
    }

    /// <summary>The number of a tag, which is added if it is new.</summary>
    /// <param name="tag">The tag, in UTF-8.</param>
    /// <returns>The number, or -1 if the tag is empty or has a letter that the strict scheme does not know.</returns>
    public int Add(ReadOnlySpan<byte> tag)
    {
        var known = tags.Find(tag);
        if (known >= 0)
        {
            return known;
        }

        if (tag.IsEmpty)
        {
            return -1;
        }

        var prefix = isSuffix ? tag[^1] : tag[0];
        if (Scheme != TagScheme.Lenient && prefix != (byte)'O' && !Prefixes.Contains((char)prefix, StringComparison.Ordinal))
        {
            return -1;
        }

        parts.Add((prefix, AddType(TypeName(tag))));
        return tags.GetOrAdd(tag, out _);
    }

    /// <summary>The number of a type, which is added if it is new.</summary>
    /// <param name="type">The type's name, in UTF-8; empty for <c>_</c>.</param>
    /// <returns>The number.</returns>
    public int AddType(ReadOnlySpan<byte> type) => types.GetOrAdd(type.IsEmpty ? "_"u8 : type, out _);

    /// <summary>The name of the type in a tag, as the scheme's reader takes it.</summary>
    /// <param name="tag">The tag, in UTF-8, not empty.</param>
    /// <returns>The name; <c>_</c> if the tag has none.</returns>
    public ReadOnlySpan<byte> TypeName(ReadOnlySpan<byte> tag)
    {
        var rest = isSuffix ? tag[..^1] : tag[1..];
        if (Scheme != TagScheme.Lenient)
        {
            rest = rest.Trim((byte)'-');
        }
        else
        {
            // One hyphen parts letter and type; without one, the rest is the type.
            var hyphen = isSuffix ? rest.LastIndexOf((byte)'-') : rest.IndexOf((byte)'-');
            rest = hyphen < 0 ? rest : isSuffix ? rest[..hyphen] : rest[(hyphen + 1)..];
        }

        return rest.IsEmpty ? "_"u8 : rest;
    }

    /// <summary>The spans of a sentence.</summary>
    /// <param name="sentence">The numbers of its tags.</param>
    /// <param name="spans">Is given the spans in their order; no two are equal.</param>
    public void Read(ReadOnlySpan<int> sentence, List<TokenSpan> spans)
    {
        ArgumentNullException.ThrowIfNull(spans);
        if (Scheme == TagScheme.Lenient)
        {
            LenientSpans.Read(this, sentence, spans);
        }
        else
        {
            StrictSpans.Read(this, sentence, spans);
        }
    }

    /// <summary>The letter of a tag.</summary>
    /// <param name="tag">The tag's number.</param>
    /// <returns>The letter.</returns>
    public byte PrefixOf(int tag) => parts[tag].Prefix;

    /// <summary>The type of a tag.</summary>
    /// <param name="tag">The tag's number.</param>
    /// <returns>The type's number; that of a tag that is no part of a span means nothing.</returns>
    public int TypeOf(int tag) => parts[tag].Type;

    /// <summary>Whether a tag stands for a token outside of all spans.</summary>
    /// <param name="tag">The tag's number.</param>
    /// <returns>Whether it does.</returns>
    public bool IsOutside(int tag) => parts[tag].Prefix == (byte)'O';
}
