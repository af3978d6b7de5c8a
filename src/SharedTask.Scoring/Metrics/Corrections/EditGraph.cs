namespace SharedTask.Scoring.Metrics.Corrections;

/// <summary>
/// All edits that could have made a sentence from another: the steps of the alignment, and what they make together as long as few of them
/// leave their token as it is. The order in which edits are found decides between equally good paths; where the official scorer has an
/// edit several times, it is several times in the order.
/// </summary>
internal sealed class EditGraph
{
    /// <summary>The greatest number of places of an alignment, such as 49 tokens of which none is among 49 others.</summary>
    public const int MaxPlaces = 2500;

    private const long MaxPairs = 400_000_000;

    private readonly List<int> places;
    private readonly int width;
    private readonly int[] numbers;
    private readonly ushort[] lengths;
    private readonly List<int>[] arriving;
    private readonly List<int>[] leaving;
    private readonly List<EditArc> arcs = [];
    private readonly List<int> order = [];

    private EditGraph(AlignmentLattice lattice, List<int> places)
    {
        this.places = places;
        width = lattice.Width;
        numbers = new int[places.Count * places.Count];
        lengths = new ushort[numbers.Length];
        Array.Fill(lengths, ushort.MaxValue);
        arriving = [.. places.Select(_ => new List<int>())];
        leaving = [.. places.Select(_ => new List<int>())];
    }

    /// <summary>How many places the alignment has; every edit leads to a later one.</summary>
    public int Places => places.Count;

    /// <summary>The edits, each once.</summary>
    public IReadOnlyList<EditArc> Arcs => arcs;

    /// <summary>The numbers of the edits, in the order in which they are tried.</summary>
    public IReadOnlyList<int> Order => order;

    /// <summary>Finds the edits.</summary>
    /// <param name="source">The tokens of the source.</param>
    /// <param name="target">The tokens of the target.</param>
    /// <param name="options">How they are found.</param>
    /// <returns>The edits; <see langword="null"/> if there are too many because the two have too little in common.</returns>
    public static EditGraph? Find(int[] source, int[] target, MaxMatchOptions options)
    {
        var lattice = new AlignmentLattice(source, target);
        var cells = lattice.FindCells();
        if (cells.Count > MaxPlaces)
        {
            return null;
        }

        var graph = new EditGraph(lattice, cells);
        graph.AddSteps(lattice, options.InsertsAtTheFront);
        return graph.TryJoin(options.MaxUnchangedWords) ? graph : null;
    }

    /// <summary>The tokens of the source that an edit replaces.</summary>
    public Range SourceOf(EditArc arc) => (places[arc.From] / width)..(places[arc.To] / width);

    /// <summary>The tokens of the target that it puts in their place.</summary>
    public Range TargetOf(EditArc arc) => (places[arc.From] % width)..(places[arc.To] % width);

    private void AddSteps(AlignmentLattice lattice, bool insertsAtTheFront)
    {
        for (var from = 0; from < places.Count; from++)
        {
            foreach (var (cell, ways) in lattice.StepsFrom(places[from]))
            {
                Add(Step(lattice, from, places.BinarySearch(cell), insertsAtTheFront));
                if (ways > 1)
                {
                    order.Add(arcs.Count - 1);
                }
            }
        }
    }

    private EditArc Step(AlignmentLattice lattice, int from, int to, bool insertsAtTheFront)
    {
        var (first, last) = (places[from], places[to]);
        var (start, end) = (first / width, last / width);
        if (end == 0 && !insertsAtTheFront)
        {
            start = end = first;
        }

        var isSame = last - first == width + 1 && lattice.IsSame(last);
        return new EditArc(from, to, start, end, 1, isSame ? 1 : 0, isSame);
    }

    private void Add(EditArc arc)
    {
        var cell = arc.From * places.Count + arc.To;
        if (numbers[cell] is var known and > 0)
        {
            arcs[known - 1] = arc;
            order.Add(known - 1);
        }
        else
        {
            order.Add(arcs.Count);
            leaving[arc.From].Add(arcs.Count);
            arriving[arc.To].Add(arcs.Count);
            arcs.Add(arc);
            numbers[cell] = arcs.Count;
        }

        lengths[cell] = (ushort)arc.Length;
    }

    /// <summary>Joins edits place by place, as in the algorithm of Floyd and Warshall, as long as this makes shorter ones.</summary>
    private bool TryJoin(int maxUnchanged)
    {
        var pairs = 0L;
        for (var place = 0; place < places.Count; place++)
        {
            pairs += (long)arriving[place].Count * leaving[place].Count;
            if (pairs > MaxPairs)
            {
                return false;
            }

            EditArc[] nexts = [.. leaving[place].Select(number => arcs[number]).OrderBy(arc => arc.To)];
            foreach (var first in arriving[place].Select(number => arcs[number]).OrderBy(arc => arc.From).ToArray())
            {
                Join(first, nexts, maxUnchanged);
            }
        }

        DropUnchanged();
        return true;
    }

    // Nearly all of the time is spent here.
    private void Join(EditArc first, EditArc[] nexts, int maxUnchanged)
    {
        var known = lengths.AsSpan(first.From * places.Count, places.Count);
        foreach (ref readonly var next in nexts.AsSpan())
        {
            if (first.Length + next.Length < known[next.To] && first.Unchanged + next.Unchanged <= maxUnchanged)
            {
                Add(first.Then(next));
            }
        }
    }

    /// <summary>
    /// Leaves out what leaves several tokens as they are. The official scorer takes them from the list that it goes along and so passes
    /// over the one that follows each: as weights depend on the length of the list, this has to be the same here.
    /// </summary>
    private void DropUnchanged()
    {
        var kept = 0;
        for (var place = 0; place < order.Count; place++)
        {
            var arc = arcs[order[place]];
            if (arc.IsSame && arc.Length > 1 && ++place == order.Count)
            {
                break;
            }

            order[kept++] = order[place];
        }

        order.RemoveRange(kept, order.Count - kept);
    }
}
