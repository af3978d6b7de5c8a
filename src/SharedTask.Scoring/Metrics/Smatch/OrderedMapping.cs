namespace SharedTask.Scoring.Metrics.Smatch;

/// <summary>
/// Maps nodes with the same concept to each other in their order, for graphs that are too large to search for the best mapping.
/// </summary>
internal static class OrderedMapping
{
    /// <summary>Counts the triples that match.</summary>
    /// <returns>How many match, and the most that could.</returns>
    public static (int Worth, int Bound) Count(AmrGraph one, AmrGraph other, TripleKinds kinds)
    {
        var nodes = Map(one, other);
        var (worth, bound) = (0, 0);
        void Add<T>(IEnumerable<(T Key, int Node, int End)> triples, IEnumerable<(T Key, int Node, int End)> others)
            where T : notnull
        {
            var counts = others.CountBy(triple => triple).ToDictionary();
            var most = counts.GroupBy(count => count.Key.Key).ToDictionary(group => group.Key, group => group.Max(count => count.Value));
            foreach (var (key, node, end) in triples)
            {
                worth += counts.GetValueOrDefault((key, nodes[node], end < 0 ? end : nodes[end]));
                bound += most.GetValueOrDefault(key);
            }
        }

        if (kinds.HasFlag(TripleKinds.Instances))
        {
            Add(Instances(one), Instances(other));
        }

        if (kinds.HasFlag(TripleKinds.Attributes))
        {
            Add(Attributes(one), Attributes(other));
        }

        if (kinds.HasFlag(TripleKinds.Relations))
        {
            Add(Relations(one), Relations(other));
        }

        return (worth, bound);
    }

    private static IEnumerable<(string Key, int Node, int End)> Instances(AmrGraph graph) =>
        graph.Concepts.Select((concept, node) => (SmatchText.Normalize(concept), node, -1));

    private static IEnumerable<((string, string) Key, int Node, int End)> Attributes(AmrGraph graph) =>
        graph.Attributes.Select(attribute => ((SmatchText.Normalize(attribute.Role), SmatchText.Normalize(attribute.Value)), attribute.Node, -1));

    private static IEnumerable<(string Key, int Node, int End)> Relations(AmrGraph graph) =>
        graph.Relations.Select(relation => (SmatchText.Normalize(relation.Role), relation.Source, relation.Target));

    /// <summary>For each node of a graph that of the other; -2 for none.</summary>
    private static int[] Map(AmrGraph one, AmrGraph other)
    {
        var free = Instances(other).GroupBy(triple => triple.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => new Queue<int>(group.Select(triple => triple.Node)), StringComparer.Ordinal);
        return [.. Instances(one).Select(triple => free.TryGetValue(triple.Key, out var nodes) && nodes.TryDequeue(out var node) ? node : -2)];
    }
}
