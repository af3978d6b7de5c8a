using System.Numerics;
using System.Runtime.InteropServices;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Sequences;

/// <summary>
/// Draws sentences with replacement and sums their counts up. It first draws how often each sentence occurs; the counts of a
/// sentence stand in a row of numbers, so that a sum is a product of the two, in whole numbers and the same on every machine.
/// </summary>
public sealed class SequenceResampler
{
    private const int FixedColumns = 8;

    // Beyond this, rows are mostly zeros that cost more than they save.
    private const long MaxCells = 1 << 25;

    private readonly SequenceTally tally;
    private readonly int[] chosen;
    private readonly int[] times;
    private readonly int typeCount;
    private readonly int width;
    private readonly int[]? rows;

    internal SequenceResampler(SequenceTally tally, int[] chosen, int typeCount)
    {
        this.tally = tally;
        this.chosen = chosen;
        this.typeCount = typeCount;
        times = new int[chosen.Length];
        var columns = FixedColumns + (3 * typeCount);
        width = (columns + Vector<int>.Count - 1) / Vector<int>.Count * Vector<int>.Count;
        rows = (long)width * chosen.Length <= MaxCells ? Fill() : null;
    }

    /// <summary>Draws as many sentences as there are to draw from.</summary>
    /// <param name="random">The source of randomness.</param>
    /// <returns>The sum of the drawn sentences' counts.</returns>
    public SequenceCounts Draw(Xoshiro256 random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Array.Clear(times);
        for (var draw = 0; draw < times.Length; draw++)
        {
            times[(int)random.Next((uint)times.Length)]++;
        }

        return rows is null ? SumSparse() : SumDense(rows);
    }

    /// <summary>The rows, unless a sum over a resample could leave the range of their numbers.</summary>
    private int[]? Fill()
    {
        var filled = new int[width * chosen.Length];
        var largest = 0L;
        for (var i = 0; i < chosen.Length; i++)
        {
            var counts = new SequenceCounts(typeCount);
            tally.AddTo(counts, chosen[i], 1);
            var row = filled.AsSpan(i * width, width);
            Write(row, 0, counts.Untyped);
            Write(row, 3, counts.InsideTokens);
            row[6] = (int)counts.Tokens;
            row[7] = (int)counts.CorrectTokens;
            for (var type = 0; type < typeCount; type++)
            {
                Write(row, FixedColumns + (3 * type), counts.Types[type]);
            }

            foreach (var number in row)
            {
                largest = Math.Max(largest, number);
            }
        }

        return largest * chosen.Length <= int.MaxValue ? filled : null;
    }

    private static void Write(Span<int> row, int column, SpanCount count) =>
        (row[column], row[column + 1], row[column + 2]) = ((int)count.Correct, (int)count.Predicted, (int)count.Gold);

    private static SpanCount Read(ReadOnlySpan<int> row, int column) => new(row[column], row[column + 1], row[column + 2]);

    private SequenceCounts SumDense(int[] filled)
    {
        Span<int> sums = new int[width];
        var totals = MemoryMarshal.Cast<int, Vector<int>>(sums);
        var vectors = MemoryMarshal.Cast<int, Vector<int>>(filled);
        for (var i = 0; i < times.Length; i++)
        {
            if (times[i] > 0)
            {
                var row = vectors.Slice(i * totals.Length, totals.Length);
                for (var column = 0; column < totals.Length; column++)
                {
                    totals[column] += row[column] * times[i];
                }
            }
        }

        var counts = new SequenceCounts(typeCount)
        {
            Untyped = Read(sums, 0),
            InsideTokens = Read(sums, 3),
            Tokens = sums[6],
            CorrectTokens = sums[7],
        };
        for (var type = 0; type < typeCount; type++)
        {
            counts.Types[type] = Read(sums, FixedColumns + (3 * type));
        }

        return counts;
    }

    private SequenceCounts SumSparse()
    {
        var counts = new SequenceCounts(typeCount);
        for (var i = 0; i < times.Length; i++)
        {
            if (times[i] > 0)
            {
                tally.AddTo(counts, chosen[i], times[i]);
            }
        }

        return counts;
    }
}
