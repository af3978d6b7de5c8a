namespace SharedTask.Scoring.Metrics.Ucca;

/// <summary>Terminals that belong together, a bit for each of the passage: two sets are equal if they have the same terminals.</summary>
internal sealed class TerminalSet : IEquatable<TerminalSet>
{
    private readonly ulong[] bits;
    private readonly int hash;

    private TerminalSet(ulong[] bits)
    {
        this.bits = bits;
        var code = default(HashCode);
        code.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes<ulong>(bits));
        hash = code.ToHashCode();
    }

    /// <summary>The terminals of a unit, not counting those that only remote edges lead to.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="top">The unit.</param>
    /// <param name="withPunctuation">Whether punctuation marks belong to it.</param>
    public static TerminalSet Below(UccaPassage passage, UccaNode top, bool withPunctuation)
    {
        var bits = new ulong[(passage.Terminals.Count + 63) / 64];
        bool Follows(UccaEdge edge) => edge.Parent.Kind switch
        {
            UccaNodeKind.Punctuation => withPunctuation,
            UccaNodeKind.Linkage => true,
            _ => !edge.IsRemote,
        };
        passage.Walk(top, Follows, node =>
        {
            if (node.Kind == UccaNodeKind.Word || (withPunctuation && node.IsTerminal))
            {
                bits[(node.Number - 1) / 64] |= 1UL << ((node.Number - 1) % 64);
            }
        });
        return new TerminalSet(bits);
    }

    /// <inheritdoc/>
    public bool Equals(TerminalSet? other) => other is not null && hash == other.hash && bits.AsSpan().SequenceEqual(other.bits);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TerminalSet);

    /// <inheritdoc/>
    public override int GetHashCode() => hash;
}
