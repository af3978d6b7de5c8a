namespace SharedTask.Scoring.Metrics.Ucca;

/// <summary>
/// A passage: terminals, and units over them. Units, the heads among them (those that are no part of another) and edges are kept in the
/// order of their ids, on which the normal form depends.
/// </summary>
public sealed class UccaPassage
{
    private readonly UccaNode root;
    private readonly List<UccaNode> terminals = [];
    private readonly List<UccaNode> units = [];
    private readonly List<UccaNode> heads = [];
    private readonly HashSet<int> numbers = [];
    private int visits;

    /// <summary>Makes a passage without terminals, with its root alone.</summary>
    /// <param name="hasImplicitRoot">Whether the root is marked as implicit.</param>
    public UccaPassage(bool hasImplicitRoot = false) => root = AddUnit(UccaNodeKind.Foundational, 1, hasImplicitRoot);

    /// <summary>The unit with the number 1, which a passage always has.</summary>
    public UccaNode Root => root;

    /// <summary>The words and punctuation marks: that at place i has the number i + 1.</summary>
    public IReadOnlyList<UccaNode> Terminals => terminals;

    /// <summary>How many terminals and units there are.</summary>
    public int Size => terminals.Count + units.Count;

    internal IReadOnlyList<UccaNode> Units => units;

    internal IReadOnlyList<UccaNode> Heads => heads;

    /// <summary>Adds the next terminal.</summary>
    /// <param name="isPunctuation">Whether it is a punctuation mark.</param>
    /// <returns>The terminal.</returns>
    public UccaNode AddTerminal(bool isPunctuation)
    {
        terminals.Add(new UccaNode(isPunctuation ? UccaNodeKind.PunctuationMark : UccaNodeKind.Word, terminals.Count + 1, isImplicit: false));
        return terminals[^1];
    }

    /// <summary>Adds a unit, which is not part of another yet.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="number">A number that no other unit has.</param>
    /// <param name="isImplicit">Whether it stands for something that the text does not say.</param>
    /// <returns>The unit.</returns>
    public UccaNode AddUnit(UccaNodeKind kind, int number, bool isImplicit) => Register(new UccaNode(kind, number, isImplicit));

    /// <summary>Connects a unit with a part of it. There must be no way from the part to the unit.</summary>
    /// <param name="parent">The unit.</param>
    /// <param name="child">The part.</param>
    /// <param name="categories">What the part is for the unit; at least one.</param>
    /// <param name="isRemote">Whether the part belongs to another unit in the first place.</param>
    public void Connect(UccaNode parent, UccaNode child, IReadOnlyList<string> categories, bool isRemote)
    {
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentNullException.ThrowIfNull(child);
        var edge = new UccaEdge(parent, child, categories, isRemote);
        Insert(parent.Outgoing, edge, edge => edge.Child);
        Insert(child.Incoming, edge, edge => edge.Parent);
        if (!child.IsTerminal)
        {
            heads.Remove(child);
        }
    }

    /// <summary>Finds a unit that is part of itself, by way of others or alone.</summary>
    /// <returns>The unit, or <see langword="null"/> if there is none.</returns>
    public UccaNode? FindCircle()
    {
        var open = units.ToDictionary(unit => unit, unit => unit.Incoming.Count);
        var free = new Stack<UccaNode>(units.Where(unit => open[unit] == 0));
        while (free.TryPop(out var unit))
        {
            open.Remove(unit);
            foreach (var child in unit.Outgoing.Select(edge => edge.Child).Where(child => !child.IsTerminal))
            {
                if (--open[child] == 0)
                {
                    free.Push(child);
                }
            }
        }

        // What is left lies on a circle or below one: upwards there is always a further unit, until one comes again.
        var seen = new HashSet<UccaNode>();
        var last = open.Keys.MinBy(unit => unit.Number);
        while (last is not null && seen.Add(last))
        {
            last = last.Incoming.First(edge => open.ContainsKey(edge.Parent)).Parent;
        }

        return last;
    }

    internal UccaNode AddUnit(UccaNodeKind kind)
    {
        var number = units.Count + 1;
        while (numbers.Contains(number))
        {
            number++;
        }

        return AddUnit(kind, number, isImplicit: false);
    }

    internal void Disconnect(UccaEdge edge)
    {
        if (!edge.Parent.Outgoing.Remove(edge))
        {
            throw new UccaStructureException($"the unit 1.{edge.Child.Number} is taken twice from the unit 1.{edge.Parent.Number}");
        }

        edge.Child.Incoming.Remove(edge);
        if (!edge.Child.IsTerminal && edge.Child.Incoming.Count == 0)
        {
            InsertByNumber(heads, edge.Child);
        }
    }

    /// <summary>Takes a unit out of the passage, with its edges.</summary>
    internal void Remove(UccaNode unit)
    {
        foreach (var edge in unit.Outgoing.ToArray().Concat(unit.Incoming.ToArray()))
        {
            Disconnect(edge);
        }

        if (!units.Remove(unit))
        {
            throw new UccaStructureException($"the unit 1.{unit.Number} is removed twice");
        }

        heads.Remove(unit);
        numbers.Remove(unit.Number);
    }

    /// <summary>Whether one node is another or below it, by whatever edges: upwards there is less to search than downwards.</summary>
    internal bool IsWithin(UccaNode node, UccaNode top) => VisitAbove(node, top);

    /// <summary>Whether the last search came to a unit.</summary>
    internal bool WasReached(UccaNode unit) => unit.Visit == visits;

    /// <summary>Searches all that a node is part of, by whatever edges, until it comes to some unit.</summary>
    /// <returns>Whether it does.</returns>
    internal bool VisitAbove(UccaNode node, UccaNode? last = null)
    {
        visits++;
        var open = new Stack<UccaNode>([node]);
        while (open.TryPop(out var reached))
        {
            if (reached == last)
            {
                return true;
            }

            foreach (var edge in reached.Incoming)
            {
                if (edge.Parent.Visit != visits)
                {
                    edge.Parent.Visit = visits;
                    open.Push(edge.Parent);
                }
            }
        }

        return false;
    }

    private UccaNode Register(UccaNode unit)
    {
        numbers.Add(unit.Number);
        InsertByNumber(units, unit);
        InsertByNumber(heads, unit);
        return unit;
    }

    private static void InsertByNumber(List<UccaNode> list, UccaNode unit)
    {
        var place = list.FindLastIndex(other => other.Number <= unit.Number);
        list.Insert(place + 1, unit);
    }

    /// <summary>Edges between the same nodes stay in the order in which they came.</summary>
    private static void Insert(List<UccaEdge> list, UccaEdge edge, Func<UccaEdge, UccaNode> end)
    {
        var place = list.FindLastIndex(other => UccaNode.Compare(end(other), end(edge)) <= 0);
        list.Insert(place + 1, edge);
    }
}
