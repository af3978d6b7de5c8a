namespace SharedTask.Scoring.Metrics.Ucca;

/// <summary>What two passages over the same terminals have in common.</summary>
/// <param name="Kinds">The edges of every <see cref="UccaEdgeKind"/>, in their order.</param>
/// <param name="Categories">The edges over words that have a category in the reference, for each category.</param>
public sealed record UccaComparison(IReadOnlyList<UccaTally> Kinds, IReadOnlyDictionary<string, UccaTally> Categories)
{
    /// <summary>Compares two passages in normal form, which it changes: functions that both have are moved to the top.</summary>
    /// <param name="run">The passage of the run; <see langword="null"/> if there is none.</param>
    /// <param name="gold">The passage of the reference.</param>
    /// <returns>What they have in common.</returns>
    /// <exception cref="UccaStructureException">A passage has no top for its functions.</exception>
    public static UccaComparison Of(UccaPassage? run, UccaPassage gold)
    {
        ArgumentNullException.ThrowIfNull(gold);
        if (run is not null)
        {
            CommonFunctions.MoveToTop(run, gold);
        }

        var (answers, wanted) = (run is null ? [] : ComparedEdge.Of(run), ComparedEdge.Of(gold));
        UccaTally[] kinds = [.. Enum.GetValues<UccaEdgeKind>().Select(kind => UccaTally.Compare(OfKind(answers, kind), OfKind(wanted, kind)))];
        return new(kinds, new CategoryEdges(wanted).Compare(run, answers, gold, wanted));
    }

    private static ILookup<TerminalSet, UccaEdge> OfKind(IReadOnlyList<ComparedEdge> edges, UccaEdgeKind kind) =>
        edges.Where(edge => edge.Kind == kind).ToLookup(edge => edge.Words, edge => edge.Edge);
}
