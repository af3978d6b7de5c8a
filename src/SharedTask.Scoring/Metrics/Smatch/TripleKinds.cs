namespace SharedTask.Scoring.Metrics.Smatch;

/// <summary>Which triples are compared.</summary>
[Flags]
public enum TripleKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The concepts of nodes.</summary>
    Instances = 1,

    /// <summary>Constants.</summary>
    Attributes = 2,

    /// <summary>Edges between nodes.</summary>
    Relations = 4,

    /// <summary>All triples.</summary>
    All = Instances | Attributes | Relations,
}
