namespace SharedTask.Scoring.Metrics.Ucca;

/// <summary>Changes of a passage after which no unit is left without parts, unless it is an implicit one.</summary>
internal static class UccaPruning
{
    /// <summary>Takes a unit away, and those above it that are empty then.</summary>
    /// <returns>The unit of which it was a part; it may be gone too.</returns>
    public static UccaNode? Prune(this UccaPassage passage, UccaNode unit)
    {
        var parent = unit.PrimaryParent;
        passage.Remove(unit);
        passage.PruneEmpty(parent);
        return parent;
    }

    /// <summary>Takes an edge away, and the units above it that are empty then.</summary>
    public static void Prune(this UccaPassage passage, UccaEdge edge)
    {
        passage.Disconnect(edge);
        passage.PruneEmpty(edge.Parent);
    }

    /// <summary>Connects two nodes as an edge connects others, unless a unit became part of itself.</summary>
    /// <returns>Whether they are connected now.</returns>
    public static bool Copy(this UccaPassage passage, UccaEdge edge, UccaNode parent, UccaNode child, IReadOnlyList<string>? categories = null, bool isRemote = false)
    {
        if (passage.IsWithin(parent, child))
        {
            return false;
        }

        passage.Connect(parent, child, categories ?? edge.Categories, edge.IsRemote || isRemote);
        return true;
    }

    private static void PruneEmpty(this UccaPassage passage, UccaNode? unit)
    {
        while (unit is { Outgoing.Count: 0, IsImplicit: false } && unit.PrimaryParent is { } parent)
        {
            passage.Remove(unit);
            unit = parent;
        }
    }
}
