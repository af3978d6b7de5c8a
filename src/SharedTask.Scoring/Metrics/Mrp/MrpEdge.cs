namespace SharedTask.Scoring.Metrics.Mrp;

/// <summary>An edge of a graph.</summary>
/// <param name="Source">The place of the node that it leads from.</param>
/// <param name="Target">The place of the node that it leads to.</param>
/// <param name="Label">Its label, in small letters; <see langword="null"/> if it has none.</param>
/// <param name="Attributes">Its attributes without those that have their default value.</param>
public sealed record MrpEdge(int Source, int Target, string? Label, IReadOnlyList<MrpProperty> Attributes)
{
    /// <summary>Whether a unit of UCCA takes part here besides its place in the tree.</summary>
    public bool IsRemote => Attributes.Any(attribute => attribute.Name == "remote");
}
