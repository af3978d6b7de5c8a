namespace SharedTask.Scoring.Metrics.Mrp;

/// <summary>Counts the pieces of information of two graphs, each piece of a graph once.</summary>
/// <param name="gold">The graph of the reference.</param>
/// <param name="run">The graph of the run.</param>
internal sealed class MrpPieces(MrpGraph gold, MrpGraph run)
{
    /// <summary>Counts the pieces that match, and all.</summary>
    /// <param name="mapping">For each node of the reference that of the run, or -1; no node of the run twice.</param>
    /// <returns>The counts by kind.</returns>
    public MrpTally[] Count(IReadOnlyList<int> mapping)
    {
        MrpTally Compare<T>(Func<MrpGraph, Func<int, int>, IEnumerable<T>> pieces)
        {
            var (own, others) = (pieces(gold, node => mapping[node]).ToHashSet(), pieces(run, node => node).ToHashSet());
            var matched = own.Count(others.Contains);
            return new(pieces(gold, node => node).ToHashSet().Count, others.Count, matched);
        }

        return
        [
            Compare((graph, place) => Nodes(graph).Where(node => node.Node.IsTop).Select(node => place(node.Index))),
            Compare((graph, place) => Nodes(graph).Where(node => node.Node.Label is not null).Select(node => (place(node.Index), node.Node.Label))),
            Compare((graph, place) => Nodes(graph).SelectMany(node => node.Node.Properties.Select(property => (place(node.Index), property)))),
            Compare((graph, place) => Nodes(graph).Where(node => node.Node.AnchorKey is not null).Select(node => (place(node.Index), node.Node.AnchorKey))),
            Compare((graph, place) => graph.Edges.Select(edge => (place(edge.Source), place(edge.Target), edge.Label))),
            Compare((graph, place) => graph.Edges.SelectMany(edge => edge.Attributes.Select(attribute => (place(edge.Source), place(edge.Target), edge.Label, attribute)))),
        ];
    }

    /// <summary>How many pieces a graph has, if none is there twice.</summary>
    public static int Size(MrpGraph graph) =>
        graph.Nodes.Sum(node => (node.IsTop ? 1 : 0) + (node.Label is null ? 0 : 1) + (node.AnchorKey is null ? 0 : 1) + node.Properties.Count) + graph.Edges.Sum(edge => 1 + edge.Attributes.Count);

    private static IEnumerable<(int Index, MrpNode Node)> Nodes(MrpGraph graph) => graph.Nodes.Index();
}
