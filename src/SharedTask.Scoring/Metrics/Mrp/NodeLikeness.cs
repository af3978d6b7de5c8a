namespace SharedTask.Scoring.Metrics.Mrp;

/// <summary>
/// How much nodes of two graphs are alike, as mtool rates it before it searches: what both have less what only one of them has, then the
/// characters of UCCA's units in common, then the edges that could match.
/// </summary>
internal sealed class NodeLikeness
{
    private readonly int columns;
    private readonly int[] both;
    private readonly int[] gains;
    private readonly int[] edges;
    private readonly int[] characters;

    /// <summary>Compares all nodes.</summary>
    /// <param name="gold">The graph of the reference.</param>
    /// <param name="run">The graph of the run.</param>
    /// <param name="yields">What UCCA's units are over, if it is UCCA.</param>
    public NodeLikeness(MrpGraph gold, MrpGraph run, (UnitYields Gold, UnitYields Run)? yields)
    {
        (Rows, columns) = (gold.Nodes.Count, run.Nodes.Count);
        var size = Rows * (columns + 1);
        (both, gains, edges, characters) = (new int[size], new int[size], new int[size], new int[size]);
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var place = Place(row, column);
                (both[place], gains[place]) = Compare(gold.Nodes[row], run.Nodes[column]);
                characters[place] = yields is { } known ? known.Gold.Characters[row].CountCommon(known.Run.Characters[column]) : 0;
            }

            gains[Place(row, columns)] = -Size(gold.Nodes[row]);
        }

        AddEdges(gold, run, edge => edge.Source);
        AddEdges(gold, run, edge => edge.Target);
    }

    /// <summary>How many nodes the reference has.</summary>
    public int Rows { get; }

    /// <summary>How many nodes the run has; as a column, it stands for none of them.</summary>
    public int None => columns;

    /// <summary>How much two nodes have in common by themselves, that neither is a top included.</summary>
    public int Both(int row, int column) => both[Place(row, column)];

    /// <summary>The likeness by which nodes are paired at first: what comes first counts most.</summary>
    public (int Gain, int Characters, int Edges) Of(int row, int column) => (gains[Place(row, column)], characters[Place(row, column)], edges[Place(row, column)]);

    /// <summary>The likeness in one number, by which others are tried.</summary>
    public int Reward(int row, int column)
    {
        var place = Place(row, column);
        return (1000 * gains[place]) + edges[place] + (10 * characters[place]);
    }

    private int Place(int row, int column) => (row * (columns + 1)) + column;

    private static int Size(MrpNode node) => (node.IsTop ? 1 : 0) + (node.Label is null ? 0 : 1) + node.Properties.Count;

    private static (int Both, int Gain) Compare(MrpNode gold, MrpNode run)
    {
        var both = gold.IsTop == run.IsTop ? 1 : 0;
        var others = 1 - both;
        if (gold.Label is not null)
        {
            both += gold.Label == run.Label ? 1 : 0;
            others += gold.Label == run.Label ? 0 : run.Label is null ? 1 : 2;
        }

        if (gold.Properties.Count == 0 || run.Properties.Count == 0)
        {
            return (both, both - others - gold.Properties.Count - run.Properties.Count);
        }

        var (one, other) = (gold.Properties.Distinct().Count(), run.Properties.Distinct().Count());
        var common = gold.Properties.Intersect(run.Properties).Count();
        return (both + common, both - others + (3 * common) - one - other);
    }

    private void AddEdges(MrpGraph gold, MrpGraph run, Func<MrpEdge, int> end)
    {
        var others = run.Edges.CountBy(edge => (edge.Label, end(edge))).ToLookup(count => count.Key.Label ?? string.Empty, count => (Label: count.Key.Label, Node: count.Key.Item2, count.Value), StringComparer.Ordinal);
        foreach (var ((label, node), count) in gold.Edges.CountBy(edge => (edge.Label, end(edge))))
        {
            foreach (var other in others[label ?? string.Empty].Where(other => other.Label == label))
            {
                edges[Place(node, other.Node)] += count * other.Value;
            }
        }
    }
}
