namespace SharedTask.Scoring.Metrics.Mrp;

/// <summary>
/// What two graphs have in common without any search, because a node stands for its anchors: dependencies as in the SDP tasks (Oepen et al.
/// 2015), and elementary dependencies (EDM; Dridan and Oepen 2011); both as in mtool. What stands for the same counts once.
/// </summary>
/// <param name="Labelled">Edges with their labels and tops.</param>
/// <param name="Unlabelled">Edges and tops.</param>
/// <param name="Elementary">Labels, edges with their labels, properties and tops.</param>
public sealed record MrpDependencies(MrpTally Labelled, MrpTally Unlabelled, MrpTally Elementary)
{
    /// <summary>Compares two graphs.</summary>
    /// <param name="run">The graph of the run.</param>
    /// <param name="gold">The graph of the reference.</param>
    /// <returns>The comparison.</returns>
    public static MrpDependencies Of(MrpGraph run, MrpGraph gold)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(gold);
        MrpTally Compare<T>(Func<MrpGraph, IEnumerable<T>> pieces)
        {
            var (own, others) = (pieces(gold).ToHashSet(), pieces(run).ToHashSet());
            return new(own.Count, others.Count, own.Count(others.Contains));
        }

        string[] Characters(MrpGraph graph) => [.. graph.Nodes.Select(node => node.Anchors is { } anchors ? MrpText.Key(anchors, graph.Text) : string.Empty)];
        Func<MrpGraph, string[]> elementary = run.Text is not null && gold.Text is not null ? Characters : Spans;
        return new(
            Compare(graph => Edges(graph, Spans)) + Compare(graph => Tops(graph, Spans)),
            Compare(graph => Edges(graph, Spans).Select(edge => (edge.Source, edge.Target))) + Compare(graph => Tops(graph, Spans)),
            Compare(graph => Edges(graph, elementary)) + Compare(graph => Tops(graph, elementary)) + Compare(graph => Labels(graph, elementary)) + Compare(graph => Properties(graph, elementary)));
    }

    private static string[] Spans(MrpGraph graph) => [.. graph.Nodes.Select(node => node.Anchors is { } anchors ? MrpText.Key(anchors, null) : string.Empty)];

    private static IEnumerable<(string Source, string Target, string? Label)> Edges(MrpGraph graph, Func<MrpGraph, string[]> nodes)
    {
        var names = nodes(graph);
        return graph.Edges.Select(edge => (names[edge.Source], names[edge.Target], edge.Label));
    }

    private static IEnumerable<string> Tops(MrpGraph graph, Func<MrpGraph, string[]> nodes) => nodes(graph).Where((_, node) => graph.Nodes[node].IsTop);

    private static IEnumerable<(string Node, string? Label)> Labels(MrpGraph graph, Func<MrpGraph, string[]> nodes) =>
        nodes(graph).Zip(graph.Nodes, (name, node) => (name, node.Label)).Where(node => node.Label is not null);

    private static IEnumerable<(string Node, MrpProperty Property)> Properties(MrpGraph graph, Func<MrpGraph, string[]> nodes) =>
        nodes(graph).Zip(graph.Nodes).SelectMany(node => node.Second.Properties.Select(property => (node.First, property)));
}
