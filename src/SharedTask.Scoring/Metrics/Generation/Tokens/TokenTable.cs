namespace SharedTask.Scoring.Metrics.Generation.Tokens;

/// <summary>Numbers the words of a segment's texts: equal words, and only those, have the same number.</summary>
internal sealed class TokenTable
{
    private int[] slots = new int[1024];
    private int mask = 1023;
    private (int Start, int Length, uint Hash)[] entries = new (int, int, uint)[512];
    private int[] store = new int[4096];
    private int stored;

    /// <summary>How many different words there are.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets all words.</summary>
    /// <param name="length">The number of code points of the texts that come, altogether; no word can be added beyond them.</param>
    public void Reset(int length)
    {
        Count = 0;
        stored = 0;
        var needed = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, 2 * length));
        if (slots.Length < needed)
        {
            slots = new int[needed];
        }
        else
        {
            Array.Clear(slots, 0, needed);
        }

        mask = needed - 1;
        if (entries.Length < length)
        {
            entries = new (int, int, uint)[2 * length];
        }

        if (store.Length < length)
        {
            store = new int[2 * length];
        }
    }

    /// <summary>The number of a word, a new one if it is new.</summary>
    public int Add(ReadOnlySpan<int> word)
    {
        var hash = HashOf(word);
        for (var slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            var entry = slots[slot] - 1;
            if (entry < 0)
            {
                word.CopyTo(store.AsSpan(stored));
                entries[Count] = (stored, word.Length, hash);
                stored += word.Length;
                slots[slot] = ++Count;
                return Count - 1;
            }

            var (start, length, known) = entries[entry];
            if (known == hash && word.SequenceEqual(store.AsSpan(start, length)))
            {
                return entry;
            }
        }
    }

    /// <summary>Parts a text at white space and numbers its words.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">Is given the numbers.</param>
    public void Split(ReadOnlySpan<int> text, CodePoints words)
    {
        var room = words.Start((text.Length / 2) + 1);
        var count = 0;
        var start = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var isSpace = CharacterClass.IsSpace(text[i]);
            if (isSpace && start >= 0)
            {
                room[count++] = Add(text[start..i]);
                start = -1;
            }
            else if (!isSpace && start < 0)
            {
                start = i;
            }
        }

        if (start >= 0)
        {
            room[count++] = Add(text[start..]);
        }

        words.End(count);
    }

    private static uint HashOf(ReadOnlySpan<int> word)
    {
        var hash = 0x9E3779B97F4A7C15UL;
        foreach (var point in word)
        {
            hash = (hash ^ (uint)point) * 0xD6E8FEB86659FD93UL;
            hash ^= hash >> 32;
        }

        return (uint)hash;
    }
}
