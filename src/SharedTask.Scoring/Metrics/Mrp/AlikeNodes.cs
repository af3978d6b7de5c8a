namespace SharedTask.Scoring.Metrics.Mrp;

/// <summary>Maps nodes with the same label and the same anchors to each other in their order, for graphs that are too large to look for better mappings.</summary>
internal static class AlikeNodes
{
    /// <summary>Maps the nodes.</summary>
    /// <returns>For each node of the reference that of the run, or -1.</returns>
    public static int[] Map(MrpGraph gold, MrpGraph run)
    {
        var free = run.Nodes.Index().GroupBy(node => (node.Item.Label, node.Item.AnchorKey)).ToDictionary(group => group.Key, group => new Queue<int>(group.Select(node => node.Index)));
        return [.. gold.Nodes.Select(node => free.TryGetValue((node.Label, node.AnchorKey), out var nodes) && nodes.TryDequeue(out var other) ? other : -1)];
    }
}
