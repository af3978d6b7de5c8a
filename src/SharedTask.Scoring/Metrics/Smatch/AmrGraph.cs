namespace SharedTask.Scoring.Metrics.Smatch;

/// <summary>
/// A graph of abstract meaning representation as triples. Texts are compared in small letters and without underscores at their ends, as
/// smatch does.
/// </summary>
/// <param name="Concepts">The concept of each node; nodes are known by their places.</param>
/// <param name="Attributes">The constants, the mark of the top node among them; one that is there twice counts twice.</param>
/// <param name="Relations">The edges; one that is there twice counts twice.</param>
public sealed record AmrGraph(IReadOnlyList<string> Concepts, IReadOnlyList<AmrAttribute> Attributes, IReadOnlyList<AmrRelation> Relations)
{
    /// <summary>A graph without anything.</summary>
    public static AmrGraph Empty { get; } = new([], [], []);

    /// <summary>How many triples there are.</summary>
    /// <param name="kinds">The kinds that count.</param>
    /// <returns>The number.</returns>
    public int Count(TripleKinds kinds) =>
        (kinds.HasFlag(TripleKinds.Instances) ? Concepts.Count : 0)
        + (kinds.HasFlag(TripleKinds.Attributes) ? Attributes.Count : 0)
        + (kinds.HasFlag(TripleKinds.Relations) ? Relations.Count : 0);
}
