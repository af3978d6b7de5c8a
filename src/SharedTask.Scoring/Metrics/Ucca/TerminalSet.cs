using System.Runtime.InteropServices;

namespace SharedTask.Scoring.Metrics.Ucca;

/// <summary>Terminals that belong together, a bit for each of the passage: two sets are equal if they have the same terminals.</summary>
internal sealed class TerminalSet : IEquatable<TerminalSet>
{
    private readonly ulong[] bits;
    private readonly int hash;

    /// <summary>Makes a set.</summary>
    /// <param name="bits">Its bits, which are not changed any more.</param>
    public TerminalSet(ulong[] bits)
    {
        this.bits = bits;
        var code = default(HashCode);
        code.AddBytes(MemoryMarshal.AsBytes<ulong>(bits));
        hash = code.ToHashCode();
    }

    /// <summary>The set without terminals, for passages of whatever length.</summary>
    public static TerminalSet Empty { get; } = new([]);

    /// <summary>Room for the bits of a passage.</summary>
    public static ulong[] Bits(int terminals) => new ulong[(terminals + 63) / 64];

    /// <summary>Adds a terminal, counted from 0.</summary>
    public static void Add(ulong[] bits, int terminal) => bits[terminal / 64] |= 1UL << (terminal % 64);

    /// <summary>Adds the terminals of this set to others.</summary>
    public void AddTo(ulong[] others)
    {
        for (var place = 0; place < bits.Length; place++)
        {
            others[place] |= bits[place];
        }
    }

    /// <inheritdoc/>
    public bool Equals(TerminalSet? other) => other is not null && hash == other.hash && bits.AsSpan().SequenceEqual(other.bits);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TerminalSet);

    /// <inheritdoc/>
    public override int GetHashCode() => hash;
}
