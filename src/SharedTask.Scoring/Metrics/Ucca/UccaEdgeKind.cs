namespace SharedTask.Scoring.Metrics.Ucca;

/// <summary>The kinds of edges that are compared by themselves.</summary>
public enum UccaEdgeKind
{
    /// <summary>To parts in their own right.</summary>
    Primary,

    /// <summary>To parts that belong to another unit in the first place.</summary>
    Remote,

    /// <summary>To parts that the text does not say.</summary>
    Implicit,
}
