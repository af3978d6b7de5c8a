namespace SharedTask.Scoring.Metrics.Ucca;

/// <summary>An edge of a passage in normal form that counts.</summary>
/// <param name="Edge">The edge.</param>
/// <param name="Words">The words of its part or, if that is implicit, of its unit.</param>
internal sealed record ComparedEdge(UccaEdge Edge, TerminalSet Words)
{
    private bool IsPunctuation => Edge.Has(UccaCategories.Punctuation) || Edge.Child.Kind == UccaNodeKind.Punctuation;

    /// <summary>How the edge counts; edges to punctuation and remote ones to implicit parts only count for categories.</summary>
    public UccaEdgeKind? Kind => (Edge.Child.IsImplicit, Edge.IsRemote) switch
    {
        (true, false) => UccaEdgeKind.Implicit,
        (false, _) when !IsPunctuation => Edge.IsRemote ? UccaEdgeKind.Remote : UccaEdgeKind.Primary,
        _ => null,
    };

    /// <summary>Finds the edges that count.</summary>
    public static IReadOnlyList<ComparedEdge> Of(UccaPassage passage)
    {
        var words = new TerminalSets(passage, withPunctuation: false);
        return [.. passage.Units.SelectMany(unit => unit.Outgoing).Where(Counts)
            .Select(edge => new ComparedEdge(edge, words.Below(edge.Child.IsImplicit && !edge.IsRemote ? edge.Parent : edge.Child)))];
    }

    private static bool Counts(UccaEdge edge) =>
        !edge.Child.IsTerminal && edge.Child.Kind != UccaNodeKind.Linkage
        && !edge.Has(UccaCategories.LinkArgument) && !edge.Has(UccaCategories.LinkRelation) && !edge.Has(UccaCategories.Terminal);
}
