namespace SharedTask.Scoring.Metrics.Mrp;

/// <summary>
/// In which order mtool pairs the nodes of two graphs. Of several mappings that are equally good it takes the first one in this order, on
/// which it then depends of which kind the pieces are that match.
/// </summary>
internal sealed class PairingOrder
{
    private readonly NodeLikeness likeness;
    private readonly bool isBilexical;

    /// <summary>Pairs nodes at first.</summary>
    /// <param name="likeness">How much nodes are alike.</param>
    /// <param name="isBilexical">Whether nodes are words in the order of the text.</param>
    public PairingOrder(NodeLikeness likeness, bool isBilexical)
    {
        (this.likeness, this.isBilexical) = (likeness, isBilexical);
        (Rows, First) = isBilexical ? Align() : Greedy();
        Ranks = new int[Rows.Length];
        foreach (var (rank, row) in Rows.Index())
        {
            Ranks[row] = rank;
        }
    }

    /// <summary>The nodes of the reference in the order in which others are tried for them.</summary>
    public int[] Rows { get; }

    /// <summary>For each node of the reference its place in this order.</summary>
    public int[] Ranks { get; }

    /// <summary>For each node of the reference the first one that is tried, or -1 for none.</summary>
    public int[] First { get; }

    /// <summary>The nodes that are tried for one of the reference, one after the other.</summary>
    /// <param name="row">The node of the reference.</param>
    /// <param name="isTaken">Which nodes of the run are taken.</param>
    /// <param name="nones">How often none is among the others, which are tried by their likeness; see <see cref="NonesAfter"/>.</param>
    /// <returns>The nodes, and -1 for none, each once.</returns>
    public List<int> Choices(int row, bool[] isTaken, int nones)
    {
        var first = First[row];
        var choices = Enumerable.Range(0, isTaken.Length).Where(column => !isTaken[column] && column != first).ToList();
        if (nones > 0 && first >= 0)
        {
            choices.Add(-1);
        }

        choices.Sort((one, other) => Key(row, other).CompareTo(Key(row, one)));
        if (first < 0 || !isTaken[first])
        {
            choices.Insert(0, first);
        }

        if (!choices.Contains(-1))
        {
            choices.Add(-1);
        }

        return choices;
    }

    /// <summary>How often none is among the others for the next node: once more for each node that it came first for and that got another one.</summary>
    /// <param name="row">The node of the reference.</param>
    /// <param name="choice">The node that it got, or -1.</param>
    /// <param name="nones">How often it was so for this node.</param>
    /// <returns>The number.</returns>
    public int NonesAfter(int row, int choice, int nones) => (First[row] < 0, choice < 0) switch
    {
        (true, false) => nones + 1,
        (false, true) => Math.Max(0, nones - 1),
        _ => nones,
    };

    private (int Near, int Reward, int Early) Key(int row, int column) =>
        (isBilexical ? -Math.Abs(column - row) : 0, likeness.Reward(row, column < 0 ? likeness.None : column), -column);

    /// <summary>The most similar nodes first, wherever they are.</summary>
    private (int[] Rows, int[] First) Greedy()
    {
        var columns = likeness.None + 1;
        var first = new int[likeness.Rows];
        var rows = new List<int>();
        var (isPaired, isTaken) = (new bool[likeness.Rows], new bool[columns]);
        foreach (var place in Enumerable.Range(0, likeness.Rows * columns).OrderByDescending(place => likeness.Of(place / columns, place % columns)))
        {
            var (row, column) = (place / columns, place % columns);
            if (isPaired[row] || isTaken[column])
            {
                continue;
            }

            isPaired[row] = true;
            isTaken[column] = column != likeness.None;
            first[row] = column == likeness.None ? -1 : column;
            rows.Add(row);
        }

        return ([.. rows], first);
    }

    /// <summary>The nodes that are most similar together, both in the order of the text (an alignment, Levenshtein 1966).</summary>
    private (int[] Rows, int[] First) Align()
    {
        var (rows, columns) = (likeness.Rows, likeness.None);
        var best = new int[rows + 1, columns + 1];
        for (var row = 1; row <= rows; row++)
        {
            for (var column = 1; column <= columns; column++)
            {
                best[row, column] = Math.Max(Math.Max(best[row - 1, column], best[row, column - 1]), best[row - 1, column - 1] + likeness.Both(row - 1, column - 1));
            }
        }

        var first = new int[rows];
        Array.Fill(first, -1);
        for (var (row, column) = (rows, columns); row > 0 && column > 0;)
        {
            if (best[row, column] == best[row - 1, column])
            {
                row--;
            }
            else if (best[row, column] == best[row, column - 1])
            {
                column--;
            }
            else
            {
                first[--row] = --column;
            }
        }

        return ([.. Enumerable.Range(0, rows)], first);
    }
}
