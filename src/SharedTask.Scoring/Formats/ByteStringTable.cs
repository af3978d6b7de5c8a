using System.Numerics;

namespace SharedTask.Scoring.Formats;

/// <summary>
/// A set of byte strings, each with a number from 0 in the order of adding. The bytes stand one after another in one array, so
/// that a million ids are two or three objects. Strings that are added in ascending order, as ids that count up are, need no table
/// to be known as different: it is made when the first string is looked for.
/// </summary>
public sealed class ByteStringTable
{
    private byte[] bytes = new byte[4096];
    private int[] ends = new int[64];
    private int[] hashes = [];
    private int[] slots = [];

    /// <summary>How many strings there are.</summary>
    public int Count { get; private set; }

    /// <summary>A string by its number.</summary>
    /// <param name="index">The number.</param>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            var start = index == 0 ? 0 : ends[index - 1];
            return bytes.AsSpan(start, ends[index] - start);
        }
    }

    /// <summary>Finds a string.</summary>
    /// <param name="value">The string.</param>
    /// <returns>Its number, or -1.</returns>
    public int Find(ReadOnlySpan<byte> value)
    {
        EnsureSlots();
        var hash = Hash(value);
        var slot = FindSlot(value, hash);
        return slots[slot] - 1;
    }

    /// <summary>Adds a string unless it is there.</summary>
    /// <param name="value">The string.</param>
    /// <param name="isNew">Whether it was added.</param>
    /// <returns>Its number.</returns>
    public int GetOrAdd(ReadOnlySpan<byte> value, out bool isNew)
    {
        if (slots.Length == 0 && IsBehindLast(value))
        {
            isNew = true;
            Append(value);
            return Count - 1;
        }

        EnsureSlots();
        var hash = Hash(value);
        var slot = FindSlot(value, hash);
        isNew = slots[slot] == 0;
        if (isNew)
        {
            Append(value);
            Keep(hash, slot);
            return Count - 1;
        }

        return slots[slot] - 1;
    }

    /// <summary>The numbers of all strings in the order of their bytes, which for UTF-8 is the order of Unicode code points.</summary>
    /// <returns>As many numbers as there are strings.</returns>
    public int[] SortedIndexes()
    {
        var order = new int[Count];
        for (var index = 0; index < order.Length; index++)
        {
            order[index] = index;
        }

        Array.Sort(order, (left, right) => this[left].SequenceCompareTo(this[right]));
        return order;
    }

    /// <summary>The place of every string in the order of their bytes.</summary>
    /// <returns>As many places, counted from 0, as there are strings.</returns>
    public int[] Ranks()
    {
        var ranks = new int[Count];
        foreach (var (rank, index) in SortedIndexes().Index())
        {
            ranks[index] = rank;
        }

        return ranks;
    }

    // The seed differs from process to process, so that nobody can prepare ids that collide; no result depends on it.
    private static int Hash(ReadOnlySpan<byte> value)
    {
        var hash = default(HashCode);
        hash.AddBytes(value);
        return hash.ToHashCode();
    }

    private int FindSlot(ReadOnlySpan<byte> value, int hash)
    {
        var mask = slots.Length - 1;
        var slot = hash & mask;
        while (slots[slot] != 0)
        {
            var index = slots[slot] - 1;
            if (hashes[index] == hash && this[index].SequenceEqual(value))
            {
                break;
            }

            slot = (slot + 1) & mask;
        }

        return slot;
    }

    // Shorter strings come first, so that 9 is before 10.
    private bool IsBehindLast(ReadOnlySpan<byte> value)
    {
        if (Count == 0)
        {
            return true;
        }

        var last = this[Count - 1];
        return value.Length == last.Length ? value.SequenceCompareTo(last) > 0 : value.Length > last.Length;
    }

    private void Append(ReadOnlySpan<byte> value)
    {
        var start = Count == 0 ? 0 : ends[Count - 1];
        var end = checked(start + value.Length);
        if (end > bytes.Length)
        {
            Array.Resize(ref bytes, (int)Math.Min(Array.MaxLength, Math.Max(end, 2L * bytes.Length)));
        }

        if (Count == ends.Length)
        {
            Array.Resize(ref ends, 2 * Count);
        }

        value.CopyTo(bytes.AsSpan(start));
        ends[Count] = end;
        Count++;
    }

    private void Keep(int hash, int slot)
    {
        if (Count > hashes.Length)
        {
            Array.Resize(ref hashes, ends.Length);
        }

        hashes[Count - 1] = hash;
        slots[slot] = Count;
        if (2 * Count > slots.Length)
        {
            FillSlots();
        }
    }

    private void EnsureSlots()
    {
        if (slots.Length > 0)
        {
            return;
        }

        hashes = new int[ends.Length];
        for (var index = 0; index < Count; index++)
        {
            hashes[index] = Hash(this[index]);
        }

        FillSlots();
    }

    private void FillSlots()
    {
        slots = new int[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(256, 4 * Count))];
        var mask = slots.Length - 1;
        for (var index = 0; index < Count; index++)
        {
            var slot = hashes[index] & mask;
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            slots[slot] = index + 1;
        }
    }
}
