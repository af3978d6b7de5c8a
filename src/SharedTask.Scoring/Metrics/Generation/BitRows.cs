using System.Numerics;

namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>
/// Edit distance (Myers 1999, in blocks as Hyyrö 2003) and longest common subsequence (Hyyrö 2004) with 64 cells of a column in one
/// word: exact, and fast for long texts too.
/// </summary>
internal sealed class BitRows
{
    private ulong[] masks = [];
    private ulong[] first = [];
    private ulong[] second = [];
    private ulong[] history = [];
    private int[] loaded = [];
    private int loadedLength;
    private int loadedBlocks;

    /// <summary>The least number of insertions, deletions and substitutions.</summary>
    /// <param name="left">One text, as numbers of symbols.</param>
    /// <param name="right">The other text.</param>
    /// <param name="symbols">How many different symbols there are.</param>
    public int Distance(ReadOnlySpan<int> left, ReadOnlySpan<int> right, int symbols)
    {
        var common = left.CommonPrefixLength(right);
        left = left[common..];
        right = right[common..];
        while (!left.IsEmpty && !right.IsEmpty && left[^1] == right[^1])
        {
            left = left[..^1];
            right = right[..^1];
        }

        if (left.IsEmpty || right.IsEmpty)
        {
            return Math.Max(left.Length, right.Length);
        }

        var blocks = Load(left, symbols);
        var increases = first.AsSpan(0, blocks);
        var decreases = second.AsSpan(0, blocks);
        increases.Fill(ulong.MaxValue);
        decreases.Clear();
        var lastBit = (left.Length - 1) & 63;
        var distance = left.Length;
        foreach (var symbol in right)
        {
            ulong carriedUp = 1, carriedDown = 0;
            for (var block = 0; block < blocks; block++)
            {
                var equal = masks[(symbol * blocks) + block];
                var (up, down) = (increases[block], decreases[block]);
                var vertical = equal | down;
                equal |= carriedDown;
                var horizontal = (unchecked((equal & up) + up) ^ up) | equal;
                var increase = down | ~(horizontal | up);
                var decrease = up & horizontal;
                if (block == blocks - 1)
                {
                    distance += (int)((increase >> lastBit) & 1) - (int)((decrease >> lastBit) & 1);
                }

                var (nextUp, nextDown) = (increase >> 63, decrease >> 63);
                increase = (increase << 1) | carriedUp;
                decrease = (decrease << 1) | carriedDown;
                increases[block] = decrease | ~(vertical | increase);
                decreases[block] = increase & vertical;
                (carriedUp, carriedDown) = (nextUp, nextDown);
            }
        }

        return distance;
    }

    /// <summary>The length of the longest common subsequence.</summary>
    /// <param name="left">One text, as numbers of symbols.</param>
    /// <param name="right">The other text.</param>
    /// <param name="symbols">How many different symbols there are.</param>
    public int CommonLength(ReadOnlySpan<int> left, ReadOnlySpan<int> right, int symbols)
    {
        if (left.IsEmpty || right.IsEmpty)
        {
            return 0;
        }

        var blocks = Load(left, symbols);
        var open = first.AsSpan(0, blocks);
        open.Fill(ulong.MaxValue);
        foreach (var symbol in right)
        {
            Advance(open, open, masks.AsSpan(symbol * blocks, blocks));
        }

        var length = 0;
        for (var block = 0; block < blocks; block++)
        {
            var used = block == blocks - 1 && (left.Length & 63) != 0 ? (1UL << (left.Length & 63)) - 1 : ulong.MaxValue;
            length += BitOperations.PopCount(~open[block] & used);
        }

        return length;
    }

    /// <summary>
    /// Marks the places of one longest common subsequence; where there are several, the one that comes of going back from the ends and
    /// leaving out the left text's symbols first.
    /// </summary>
    /// <param name="left">One text, as numbers of symbols.</param>
    /// <param name="right">The other text.</param>
    /// <param name="symbols">How many different symbols there are.</param>
    /// <param name="marks">Is set at the places of the left text; others stay as they are.</param>
    public void MarkCommon(ReadOnlySpan<int> left, ReadOnlySpan<int> right, int symbols, Span<bool> marks)
    {
        if (left.IsEmpty || right.IsEmpty)
        {
            return;
        }

        var blocks = Load(left, symbols);
        var needed = checked(blocks * (right.Length + 1));
        history = history.Length < needed ? new ulong[needed + (needed / 2)] : history;
        history.AsSpan(0, blocks).Fill(ulong.MaxValue);
        for (var j = 0; j < right.Length; j++)
        {
            Advance(history.AsSpan(j * blocks, blocks), history.AsSpan((j + 1) * blocks, blocks), masks.AsSpan(right[j] * blocks, blocks));
        }

        for (var (i, j) = (left.Length, right.Length); i > 0 && j > 0;)
        {
            if (left[i - 1] == right[j - 1])
            {
                marks[--i] = true;
                j--;
            }
            else if ((history[(j * blocks) + ((i - 1) >> 6)] >> ((i - 1) & 63) & 1) == 0)
            {
                // The left text's symbol lengthens what is common up to here, and not with this symbol of the right one.
                j--;
            }
            else
            {
                i--;
            }
        }
    }

    private static void Advance(ReadOnlySpan<ulong> before, Span<ulong> after, ReadOnlySpan<ulong> equal)
    {
        ulong carry = 0;
        for (var block = 0; block < before.Length; block++)
        {
            var row = before[block];
            var matches = row & equal[block];
            var sum = unchecked(row + matches);
            var overflow = sum < row ? 1UL : 0;
            sum = unchecked(sum + carry);
            overflow |= sum < carry ? 1UL : 0;
            after[block] = sum | unchecked(row - matches);
            carry = overflow;
        }
    }

    private int Load(ReadOnlySpan<int> pattern, int symbols)
    {
        var blocks = (pattern.Length + 63) / 64;

        // Only what the last pattern set is cleared: many short texts of many symbols would otherwise cost as much as long ones.
        for (var i = 0; i < loadedLength; i++)
        {
            masks[(loaded[i] * loadedBlocks) + (i >> 6)] = 0;
        }

        var needed = checked(symbols * blocks);
        if (masks.Length < needed)
        {
            masks = new ulong[needed + (needed / 2)];
        }

        if (first.Length < blocks)
        {
            first = new ulong[2 * blocks];
            second = new ulong[2 * blocks];
        }

        if (loaded.Length < pattern.Length)
        {
            loaded = new int[2 * pattern.Length];
        }

        pattern.CopyTo(loaded);
        (loadedLength, loadedBlocks) = (pattern.Length, blocks);
        for (var i = 0; i < pattern.Length; i++)
        {
            masks[(pattern[i] * blocks) + (i >> 6)] |= 1UL << (i & 63);
        }

        return blocks;
    }
}
