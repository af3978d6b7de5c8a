namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>
/// The edit distance of a hypothesis and a reference within a band around the diagonal of the matrix, as sacreBLEU computes it for TER,
/// with the rows kept: what is changed in the middle is measured from there on.
/// </summary>
internal sealed class BandedEditDistance
{
    private const int BeamWidth = 25;
    private const int Infinity = 1 << 28;

    private int[] reference = [];
    private int referenceLength;
    private int length;
    private int[] lows = [];
    private int[] highs = [];
    private long[] offsets = [];
    private int[] cells = [];
    private int[] above = [];
    private int[] below = [];

    /// <summary>The distance of the hypothesis whose rows are kept.</summary>
    public int Value => cells[offsets[length] + referenceLength - lows[length]];

    /// <summary>Begins with a pair of texts; all hypotheses that are measured then have the same length.</summary>
    public void Start(int hypothesisLength, ReadOnlySpan<int> referenceWords)
    {
        length = hypothesisLength;
        referenceLength = referenceWords.Length;
        if (reference.Length < referenceLength)
        {
            reference = new int[2 * referenceLength];
        }

        referenceWords.CopyTo(reference);
        if (above.Length < referenceLength + 2)
        {
            above = new int[2 * (referenceLength + 2)];
            below = new int[2 * (referenceLength + 2)];
        }

        if (lows.Length <= length)
        {
            lows = new int[2 * (length + 1)];
            highs = new int[2 * (length + 1)];
            offsets = new long[2 * (length + 1)];
        }

        LayOut();
    }

    /// <summary>Measures a hypothesis and keeps its rows.</summary>
    /// <param name="hypothesis">The hypothesis.</param>
    /// <param name="from">The first word that differs from the hypothesis whose rows are kept.</param>
    public void Fill(ReadOnlySpan<int> hypothesis, int from)
    {
        Load(from);
        for (var row = from + 1; row <= length; row++)
        {
            Next(row, hypothesis[row - 1]);
            below.AsSpan(lows[row] + 1, highs[row] - lows[row]).CopyTo(cells.AsSpan((int)offsets[row]));
            (above, below) = (below, above);
        }
    }

    /// <summary>Measures a hypothesis without keeping it.</summary>
    /// <param name="hypothesis">The hypothesis.</param>
    /// <param name="from">The first word that differs from the hypothesis whose rows are kept.</param>
    /// <param name="limit">A greater distance need not be found.</param>
    /// <returns>The distance, or something greater than the limit.</returns>
    public int Try(ReadOnlySpan<int> hypothesis, int from, int limit)
    {
        Load(from);
        for (var row = from + 1; row <= length; row++)
        {
            if (Next(row, hypothesis[row - 1]) > limit)
            {
                return Infinity;
            }

            (above, below) = (below, above);
        }

        return above[referenceLength + 1];
    }

    /// <summary>Traces how the kept hypothesis becomes the reference.</summary>
    /// <param name="hypothesis">The hypothesis.</param>
    /// <param name="alignment">For every word of the reference, the last word of the hypothesis at or before it; −1 if none.</param>
    /// <param name="hypothesisErrors">How many of the first words of the hypothesis are wrong, for every number of words.</param>
    /// <param name="referenceErrors">How many of the first words of the reference are wrong, for every number of words.</param>
    public void Align(ReadOnlySpan<int> hypothesis, Span<int> alignment, Span<int> hypothesisErrors, Span<int> referenceErrors)
    {
        var (row, column) = (length, referenceLength);
        while (row > 0 || column > 0)
        {
            var cell = Cell(row, column);
            var isEqual = row > 0 && column > 0 && hypothesis[row - 1] == reference[column - 1];

            // Of equal ways the diagonal is preferred, then the deletion.
            if (row > 0 && column > 0 && Cell(row - 1, column - 1) + (isEqual ? 0 : 1) == cell)
            {
                alignment[column - 1] = row - 1;
                hypothesisErrors[row] = referenceErrors[column] = isEqual ? 0 : 1;
                row--;
                column--;
            }
            else if (row > 0 && Cell(row - 1, column) + 1 == cell)
            {
                hypothesisErrors[row] = 1;
                row--;
            }
            else
            {
                alignment[column - 1] = row - 1;
                referenceErrors[column] = 1;
                column--;
            }
        }

        Accumulate(hypothesisErrors, length);
        Accumulate(referenceErrors, referenceLength);
    }

    private static void Accumulate(Span<int> errors, int count)
    {
        errors[0] = 0;
        for (var i = 1; i <= count; i++)
        {
            errors[i] += errors[i - 1];
        }
    }

    private void LayOut()
    {
        var ratio = length > 0 ? (double)referenceLength / length : 1;
        var beam = BeamWidth < ratio / 2 ? (int)Math.Ceiling((ratio / 2) + BeamWidth) : BeamWidth;
        lows[0] = 0;
        highs[0] = referenceLength + 1;
        offsets[0] = 0;
        for (var row = 1; row <= length; row++)
        {
            var diagonal = (int)Math.Floor(row * ratio);
            lows[row] = Math.Max(0, diagonal - beam);
            highs[row] = row == length ? referenceLength + 1 : Math.Min(referenceLength + 1, diagonal + beam);
            offsets[row] = offsets[row - 1] + highs[row - 1] - lows[row - 1];
        }

        var needed = offsets[length] + highs[length] - lows[length];
        if (cells.Length < needed)
        {
            cells = new int[needed + (needed / 2)];
        }

        for (var column = 0; column <= referenceLength; column++)
        {
            cells[column] = column;
        }
    }

    private int Cell(int row, int column) =>
        column < lows[row] || column >= highs[row] ? Infinity : cells[offsets[row] + column - lows[row]];

    /// <summary>Takes a kept row to go on from. Cell j of a row stands at j + 1.</summary>
    private void Load(int row)
    {
        above[lows[row]] = Infinity;
        cells.AsSpan((int)offsets[row], highs[row] - lows[row]).CopyTo(above.AsSpan(lows[row] + 1));
        Close(above, row);
    }

    /// <summary>Marks the cells that the next row looks at behind the end of this one.</summary>
    private void Close(int[] cellsOfRow, int row)
    {
        if (row < length)
        {
            for (var column = highs[row]; column < highs[row + 1]; column++)
            {
                cellsOfRow[column + 1] = Infinity;
            }
        }
    }

    /// <summary>Computes a row from the one above, and gives its least value.</summary>
    private int Next(int row, int word)
    {
        var (low, high) = (lows[row], highs[row]);
        var width = high - low;
        var up = above.AsSpan(low, width + 1);
        var to = below.AsSpan(low, width + 1);
        var left = Infinity;
        var least = Infinity;
        to[0] = Infinity;
        var column = 0;
        if (low == 0)
        {
            left = up[1] + 1;
            least = left;
            to[1] = left;
            column = 1;
        }

        for (; column < width; column++)
        {
            var cost = up[column] + (reference[low + column - 1] == word ? 0 : 1);
            cost = Math.Min(cost, up[column + 1] + 1);
            left = Math.Min(cost, left + 1);
            least = Math.Min(least, left);
            to[column + 1] = left;
        }

        Close(below, row);
        return least;
    }
}
