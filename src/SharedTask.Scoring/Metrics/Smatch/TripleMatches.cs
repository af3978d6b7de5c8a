using System.Runtime.InteropServices;

namespace SharedTask.Scoring.Metrics.Smatch;

/// <summary>Which triples of two graphs could match, and so which pairs of their nodes are worth something.</summary>
internal sealed class TripleMatches
{
    private const int NoOption = -1;

    private readonly AmrGraph small;
    private readonly AmrGraph large;
    private readonly TripleKinds kinds;
    private readonly int[] worths;
    private readonly ILookup<string, int> concepts;
    private readonly ILookup<(string Role, string Value), int> constants;
    private readonly ILookup<string, AmrRelation> edges;

    /// <summary>Compares two graphs.</summary>
    /// <param name="one">A graph.</param>
    /// <param name="other">Another one.</param>
    /// <param name="kinds">The triples that count.</param>
    public TripleMatches(AmrGraph one, AmrGraph other, TripleKinds kinds)
    {
        (small, large) = one.Concepts.Count <= other.Concepts.Count ? (one, other) : (other, one);
        this.kinds = kinds;
        concepts = Enumerable.Range(0, large.Concepts.Count).ToLookup(node => SmatchText.Normalize(large.Concepts[node]), StringComparer.Ordinal);
        constants = large.Attributes.ToLookup(Key, attribute => attribute.Node);
        edges = large.Relations.ToLookup(relation => SmatchText.Normalize(relation.Role), StringComparer.Ordinal);
        worths = new int[small.Concepts.Count * large.Concepts.Count];
    }

    /// <summary>How many pairs of triples there are that could match.</summary>
    public long Count =>
        (kinds.HasFlag(TripleKinds.Instances) ? small.Concepts.Sum(concept => (long)concepts[SmatchText.Normalize(concept)].Count()) : 0)
        + (kinds.HasFlag(TripleKinds.Attributes) ? small.Attributes.Sum(attribute => (long)constants[Key(attribute)].Count()) : 0)
        + (kinds.HasFlag(TripleKinds.Relations) ? small.Relations.Sum(relation => (long)edges[SmatchText.Normalize(relation.Role)].Count()) : 0);

    /// <summary>Makes the problem of finding the best pairs of nodes.</summary>
    /// <returns>The problem.</returns>
    public PairingProblem Problem()
    {
        Array.Fill(worths, NoOption);
        AddOptions();
        var ties = FindTies();
        var options = new List<(int, int, int)>();
        var places = new int[worths.Length];
        for (var place = 0; place < worths.Length; place++)
        {
            places[place] = options.Count;
            if (worths[place] != NoOption)
            {
                options.Add((place / large.Concepts.Count, place % large.Concepts.Count, worths[place]));
            }
        }

        return new PairingProblem(small.Concepts.Count, large.Concepts.Count, options, Merge(ties, places));
    }

    private static (string Role, string Value) Key(AmrAttribute attribute) => (SmatchText.Normalize(attribute.Role), SmatchText.Normalize(attribute.Value));

    private int Place(int row, int column) => (row * large.Concepts.Count) + column;

    private void Add(int row, int column, int worth)
    {
        ref var place = ref worths[Place(row, column)];
        place = Math.Max(place, 0) + worth;
    }

    private void AddOptions()
    {
        for (var node = 0; node < small.Concepts.Count && kinds.HasFlag(TripleKinds.Instances); node++)
        {
            foreach (var other in concepts[SmatchText.Normalize(small.Concepts[node])])
            {
                Add(node, other, 1);
            }
        }

        foreach (var attribute in kinds.HasFlag(TripleKinds.Attributes) ? small.Attributes : [])
        {
            foreach (var other in constants[Key(attribute)])
            {
                Add(attribute.Node, other, 1);
            }
        }
    }

    /// <summary>Edges with the same role match if both of their ends are paired; a loop can only match a loop.</summary>
    private List<(int One, int Other)> FindTies()
    {
        var ties = new List<(int, int)>();
        foreach (var relation in kinds.HasFlag(TripleKinds.Relations) ? small.Relations : [])
        {
            foreach (var other in edges[SmatchText.Normalize(relation.Role)])
            {
                if (relation.Source == relation.Target && other.Source == other.Target)
                {
                    Add(relation.Source, other.Source, 1);
                }
                else if (relation.Source != relation.Target && other.Source != other.Target)
                {
                    Add(relation.Source, other.Source, 0);
                    Add(relation.Target, other.Target, 0);
                    var (source, target) = (Place(relation.Source, other.Source), Place(relation.Target, other.Target));
                    ties.Add((Math.Min(source, target), Math.Max(source, target)));
                }
            }
        }

        ties.Sort();
        return ties;
    }

    private static List<(int, int, int)> Merge(List<(int One, int Other)> ties, int[] places)
    {
        var merged = new List<(int One, int Other, int Worth)>();
        foreach (var (one, other) in ties)
        {
            var (first, second) = (places[one], places[other]);
            if (merged.Count > 0 && merged[^1].One == first && merged[^1].Other == second)
            {
                CollectionsMarshal.AsSpan(merged)[^1].Worth++;
            }
            else
            {
                merged.Add((first, second, 1));
            }
        }

        return merged;
    }
}
