namespace SharedTask.Scoring.Metrics.Ucca;

/// <summary>A terminal or a unit of a passage.</summary>
/// <param name="kind">What it is.</param>
/// <param name="number">The number in its id: for terminals the position, counted from 1.</param>
/// <param name="isImplicit">Whether the unit stands for something that the text does not say.</param>
public sealed class UccaNode(UccaNodeKind kind, int number, bool isImplicit)
{
    /// <summary>What it is.</summary>
    public UccaNodeKind Kind => kind;

    /// <summary>The number in its id: for terminals the position, counted from 1.</summary>
    public int Number => number;

    /// <summary>Whether the unit stands for something that the text does not say.</summary>
    public bool IsImplicit => isImplicit;

    /// <summary>Whether it is a word or a punctuation mark.</summary>
    public bool IsTerminal => kind is UccaNodeKind.Word or UccaNodeKind.PunctuationMark;

    /// <summary>Edges to what it is made of, in the order of ids.</summary>
    internal List<UccaEdge> Outgoing { get; } = [];

    /// <summary>Edges from what it is part of, in the order of ids.</summary>
    internal List<UccaEdge> Incoming { get; } = [];

    /// <summary>The last search that came here.</summary>
    internal int Visit { get; set; }

    /// <summary>Whether it was looked at where the normal form is made.</summary>
    internal bool IsVisited { get; set; }

    internal bool IsScene => Has(UccaCategories.State) || Has(UccaCategories.Process);

    /// <summary>The first edge from a unit that this one is a part of in its own right; linkages have none.</summary>
    internal UccaEdge? PrimaryEdge => Incoming.Find(edge => edge.Parent.Kind == UccaNodeKind.Foundational && !edge.IsRemote);

    internal UccaNode? PrimaryParent => PrimaryEdge?.Parent;

    /// <summary>Terminals stand before units.</summary>
    internal static int Compare(UccaNode one, UccaNode other)
    {
        var layers = other.IsTerminal.CompareTo(one.IsTerminal);
        return layers != 0 ? layers : one.Number.CompareTo(other.Number);
    }

    internal bool Has(string category) => Outgoing.Exists(edge => edge.Has(category));

    internal List<UccaNode> Children(string category) => [.. Outgoing.Where(edge => edge.Has(category)).Select(edge => edge.Child)];
}
