namespace SharedTask.Scoring.Metrics.Corrections;

/// <summary>
/// The shortest ways to make one sequence of tokens from another, token by token: those where a replacement costs as much as an
/// insertion or a deletion, and those where it costs as much as both. Cells are places in the two, row by row: as many tokens of the
/// source are behind as the cell's row says, and as many of the target as its column says.
/// </summary>
internal sealed class AlignmentLattice
{
    private const int Ways = 2;
    private const int StepBits = 3;
    private const int Replace = 1;
    private const int Delete = 2;
    private const int Insert = 4;
    private const int Reached = 1 << (Ways * StepBits);

    private readonly int[] source;
    private readonly int[] target;
    private readonly byte[] cells;

    /// <summary>Finds the ways.</summary>
    public AlignmentLattice(int[] source, int[] target)
    {
        (this.source, this.target) = (source, target);
        Width = target.Length + 1;
        cells = new byte[(source.Length + 1) * Width];
        for (var way = 0; way < Ways; way++)
        {
            FindSteps(way);
        }

        MarkReached();
    }

    /// <summary>How many cells a row has.</summary>
    public int Width { get; }

    /// <summary>The cells that are on one of the ways, in their order.</summary>
    public List<int> FindCells()
    {
        var found = new List<int>();
        for (var cell = 0; cell < cells.Length; cell++)
        {
            if (cells[cell] >= Reached)
            {
                found.Add(cell);
            }
        }

        return found;
    }

    /// <summary>The steps from a cell, in the order of the cells that they lead to, and with how many of the two kinds of ways each is one.</summary>
    public IEnumerable<(int Cell, int Ways)> StepsFrom(int cell)
    {
        var (row, column) = (cell / Width, cell % Width);
        var (hasSource, hasTarget) = (row < source.Length, column < target.Length);
        var inserted = hasTarget ? CountWays(cell + 1, Insert) : 0;
        var deleted = hasSource ? CountWays(cell + Width, Delete) : 0;
        var replaced = hasSource && hasTarget ? CountWays(cell + Width + 1, Replace) : 0;
        return new[] { (cell + 1, inserted), (cell + Width, deleted), (cell + Width + 1, replaced) }.Where(step => step.Item2 > 0);
    }

    /// <summary>Whether the step to a cell that passes a token of each side leaves the token as it is.</summary>
    public bool IsSame(int cell) => source[cell / Width - 1] == target[cell % Width - 1];

    private int CountWays(int cell, int step) => Enumerable.Range(0, Ways).Count(way => IsOn(cell, way) && (StepsTo(cell, way) & step) != 0);

    private bool IsOn(int cell, int way) => (cells[cell] & (Reached << way)) != 0;

    private int StepsTo(int cell, int way) => cells[cell] >> (way * StepBits);

    private void FindSteps(int way)
    {
        var cost = way + 1;
        var (above, current) = (new int[Width], new int[Width]);
        for (var row = 0; row <= source.Length; row++)
        {
            for (var column = 0; column < Width; column++)
            {
                var replaced = row > 0 && column > 0 ? above[column - 1] + (source[row - 1] == target[column - 1] ? 0 : cost) : int.MaxValue;
                var deleted = row > 0 ? above[column] + 1 : int.MaxValue;
                var inserted = column > 0 ? current[column - 1] + 1 : int.MaxValue;
                var least = row + column == 0 ? 0 : Math.Min(replaced, Math.Min(deleted, inserted));
                var steps = (replaced == least ? Replace : 0) | (deleted == least ? Delete : 0) | (inserted == least ? Insert : 0);
                current[column] = least;
                cells[row * Width + column] |= (byte)(steps << (way * StepBits));
            }

            (above, current) = (current, above);
        }
    }

    private void MarkReached()
    {
        cells[^1] |= Reached | (Reached << 1);
        for (var cell = cells.Length - 1; cell > 0; cell--)
        {
            for (var way = 0; way < Ways; way++)
            {
                if (IsOn(cell, way))
                {
                    MarkBefore(cell, StepsTo(cell, way), (byte)(Reached << way));
                }
            }
        }
    }

    private void MarkBefore(int cell, int steps, byte mark)
    {
        if ((steps & Replace) != 0)
        {
            cells[cell - Width - 1] |= mark;
        }

        if ((steps & Delete) != 0)
        {
            cells[cell - Width] |= mark;
        }

        if ((steps & Insert) != 0)
        {
            cells[cell - 1] |= mark;
        }
    }
}
