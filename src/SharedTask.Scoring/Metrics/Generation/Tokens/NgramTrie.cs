namespace SharedTask.Scoring.Metrics.Generation.Tokens;

/// <summary>
/// Counts the n-grams of a segment's references, all orders from 1 up, and matches a hypothesis with them. An n-gram is found by its
/// (n−1)-gram and its last symbol, compared exactly: no two n-grams are ever taken for the same.
/// </summary>
internal sealed class NgramTrie
{
    private Entry[] entries = new Entry[2048];
    private int shift = 64 - 11;
    private int mask = 2047;
    private int text;

    /// <summary>Forgets all n-grams.</summary>
    /// <param name="capacity">The greatest number of n-grams that come.</param>
    public void Reset(int capacity)
    {
        var bits = System.Numerics.BitOperations.Log2((uint)Math.Max(8, capacity)) + 2;
        var needed = 1 << bits;
        if (entries.Length < needed)
        {
            entries = new Entry[needed];
        }
        else
        {
            Array.Clear(entries, 0, needed);
        }

        mask = needed - 1;
        shift = 64 - bits;
        text = 0;
    }

    /// <summary>Counts the n-grams of a reference; what several references have counts as often as in the one that has it most.</summary>
    /// <param name="symbols">The reference's words or characters.</param>
    /// <param name="maxOrder">The greatest order.</param>
    public void Add(ReadOnlySpan<int> symbols, int maxOrder)
    {
        text++;
        for (var start = 0; start < symbols.Length; start++)
        {
            var orders = Math.Min(maxOrder, symbols.Length - start);
            var node = 0;
            for (var n = 0; n < orders; n++)
            {
                node = FindOrAdd(node, symbols[start + n]);
                ref var entry = ref entries[node - 1];
                var count = entry.Text == text ? entry.Seen + 1 : 1;
                entry.Text = text;
                entry.Seen = count;
                entry.Count = Math.Max(entry.Count, count);
            }
        }
    }

    /// <summary>Counts the n-grams of a hypothesis that the references have, each at most as often as they have it.</summary>
    /// <param name="symbols">The hypothesis's words or characters.</param>
    /// <param name="maxOrder">The greatest order.</param>
    /// <param name="matches">The number of matches of each order is added here, from order 1 up, <paramref name="stride"/> apart.</param>
    /// <param name="stride">How far apart.</param>
    public void Match(ReadOnlySpan<int> symbols, int maxOrder, Span<double> matches, int stride)
    {
        text++;
        for (var start = 0; start < symbols.Length; start++)
        {
            var orders = Math.Min(maxOrder, symbols.Length - start);
            var node = 0;
            for (var n = 0; n < orders; n++)
            {
                node = Find(node, symbols[start + n]);
                if (node == 0)
                {
                    break;
                }

                ref var entry = ref entries[node - 1];
                var count = entry.Text == text ? entry.Seen + 1 : 1;
                entry.Text = text;
                entry.Seen = count;
                if (count <= entry.Count)
                {
                    matches[n * stride]++;
                }
            }
        }
    }

    // The node of an n-gram is its slot + 1; 0 is the root. A key is never 0, which marks free slots.
    private static ulong KeyOf(int node, int symbol) => ((ulong)(uint)node << 32) | (uint)(symbol + 1);

    private int Find(int node, int symbol)
    {
        var key = KeyOf(node, symbol);
        for (var slot = SlotOf(key); ; slot = (slot + 1) & mask)
        {
            var found = entries[slot].Key;
            if (found == key)
            {
                return slot + 1;
            }

            if (found == 0)
            {
                return 0;
            }
        }
    }

    private int FindOrAdd(int node, int symbol)
    {
        var key = KeyOf(node, symbol);
        for (var slot = SlotOf(key); ; slot = (slot + 1) & mask)
        {
            ref var entry = ref entries[slot];
            if (entry.Key == 0)
            {
                entry.Key = key;
            }

            if (entry.Key == key)
            {
                return slot + 1;
            }
        }
    }

    private int SlotOf(ulong key)
    {
        var mixed = (key ^ (key >> 29)) * 0x9E3779B97F4A7C15UL;
        return (int)((mixed ^ (mixed << 31)) >> shift) & mask;
    }

    private struct Entry
    {
        public ulong Key;
        public int Count;
        public int Seen;
        public int Text;
    }
}
