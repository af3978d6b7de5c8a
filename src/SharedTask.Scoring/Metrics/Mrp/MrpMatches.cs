using System.Runtime.InteropServices;
using SharedTask.Scoring.Metrics.Smatch;

namespace SharedTask.Scoring.Metrics.Mrp;

/// <summary>
/// Which pieces of two graphs could match, as mtool searches for the best mapping: there, that two nodes have no label is in common, the
/// attributes of edges match whatever the labels of the edges are, and a loop matches any edge with its label at the node. The scores are
/// then counted by <see cref="MrpPieces"/>.
/// </summary>
internal sealed class MrpMatches
{
    private readonly MrpGraph gold;
    private readonly MrpGraph run;
    private readonly PairingRules rules;
    private readonly HashSet<(int Source, int Target, EdgePiece Piece)> own;
    private readonly ILookup<EdgePiece, (int Source, int Target)> others;
    private readonly ILookup<int, EdgePiece> loops;

    /// <summary>Compares two graphs.</summary>
    public MrpMatches(MrpGraph gold, MrpGraph run, PairingRules rules)
    {
        (this.gold, this.run, this.rules) = (gold, run, rules);
        own = Pieces(gold);
        others = Pieces(run).ToLookup(piece => piece.Piece, piece => (piece.Source, piece.Target));
        loops = own.Where(piece => piece.Source == piece.Target).ToLookup(piece => piece.Source, piece => piece.Piece);
    }

    /// <summary>How many pairs of edges there are that could match.</summary>
    public long Count => own.Sum(piece => (long)others[piece.Piece].Count());

    /// <summary>Whether an edge of the reference from a node to itself could match several edges.</summary>
    public bool HasLoops => loops.Any(node => node.Any(piece => others[piece].Skip(1).Any()));

    /// <summary>How many edges there are that could match those of the reference from a node to itself.</summary>
    public long LoopCount => loops.Sum(node => node.Sum(piece => (long)others[piece].Count()));

    /// <summary>How many edges more than one match such edges of a node, summed up over them, under a pair of nodes.</summary>
    public int SurplusOf(int row, int column) =>
        loops[row].Sum(piece => Math.Max(0, others[piece].Count(other => other.Source == column || other.Target == column) - 1));

    /// <summary>Makes the problem of finding the best pairs of nodes, with those of the reference as rows, without regard to pairs that do not go together.</summary>
    public PairingProblem Problem()
    {
        var worths = new int[gold.Nodes.Count, run.Nodes.Count];
        AddNodes(worths);
        var ties = FindTies(worths);
        var (options, places) = (new List<(int, int, int)>(), new int[gold.Nodes.Count, run.Nodes.Count]);
        for (var row = 0; row < gold.Nodes.Count; row++)
        {
            for (var column = 0; column < run.Nodes.Count; column++)
            {
                places[row, column] = options.Count;
                if (worths[row, column] > 0)
                {
                    options.Add((row, column, worths[row, column] & ~Tied));
                }
            }
        }

        return new(gold.Nodes.Count, run.Nodes.Count, options, Merge(ties.Select(tie => (places[tie.One.Row, tie.One.Column], places[tie.Other.Row, tie.Other.Column]))));
    }

    // Marks a pair that is worth something beside another one alone.
    private const int Tied = 1 << 30;

    private static HashSet<(int Source, int Target, EdgePiece Piece)> Pieces(MrpGraph graph) =>
        [.. graph.Edges.SelectMany(edge => edge.Attributes.Select(attribute => new EdgePiece(null, attribute)).Prepend(new(edge.Label, null)).Select(piece => (edge.Source, edge.Target, piece)))];

    private void AddNodes(int[,] worths)
    {
        for (var row = 0; row < gold.Nodes.Count; row++)
        {
            var properties = gold.Nodes[row].Properties.ToHashSet();
            for (var column = 0; column < run.Nodes.Count; column++)
            {
                if (rules.Allow(row, column))
                {
                    worths[row, column] = Common(gold.Nodes[row], run.Nodes[column], properties);
                }
            }
        }
    }

    private static int Common(MrpNode one, MrpNode other, HashSet<MrpProperty> properties) =>
        (one.Label == other.Label ? 1 : 0)
        + (one.IsTop && other.IsTop ? 1 : 0)
        + (one.AnchorKey is not null && one.AnchorKey == other.AnchorKey ? 1 : 0)
        + (properties.Count == 0 ? 0 : other.Properties.Distinct().Count(properties.Contains));

    private List<((int Row, int Column) One, (int Row, int Column) Other)> FindTies(int[,] worths)
    {
        var ties = new List<((int Row, int Column) One, (int Row, int Column) Other)>();
        foreach (var (source, target, piece) in own)
        {
            if (source == target)
            {
                foreach (var column in others[piece].SelectMany(other => new[] { other.Source, other.Target }).Distinct().Where(column => rules.Allow(source, column)))
                {
                    worths[source, column]++;
                }

                continue;
            }

            foreach (var other in others[piece])
            {
                var (one, two) = ((source, other.Source), (target, other.Target));
                if (other.Source != other.Target && rules.Allow(source, other.Source) && rules.Allow(target, other.Target) && rules.Allow(one, two))
                {
                    worths[source, other.Source] |= Tied;
                    worths[target, other.Target] |= Tied;
                    ties.Add(source < target ? (one, two) : (two, one));
                }
            }
        }

        return ties;
    }

    private static List<(int, int, int)> Merge(IEnumerable<(int One, int Other)> ties)
    {
        var merged = new List<(int One, int Other, int Worth)>();
        foreach (var (one, other) in ties.Order())
        {
            if (merged.Count > 0 && merged[^1].One == one && merged[^1].Other == other)
            {
                CollectionsMarshal.AsSpan(merged)[^1].Worth++;
            }
            else
            {
                merged.Add((one, other, 1));
            }
        }

        return merged;
    }

    /// <summary>The label of an edge, or an attribute.</summary>
    private readonly record struct EdgePiece(string? Label, MrpProperty? Attribute);
}
