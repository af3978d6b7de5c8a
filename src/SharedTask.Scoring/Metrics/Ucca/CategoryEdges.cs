namespace SharedTask.Scoring.Metrics.Ucca;

/// <summary>Sorts edges by the categories that their terminals have in the reference.</summary>
internal sealed class CategoryEdges
{
    private readonly ILookup<TerminalSet, string> categories;
    private readonly bool hasCategories;

    /// <summary>Takes the categories of a reference.</summary>
    /// <param name="gold">Its edges.</param>
    public CategoryEdges(IReadOnlyList<ComparedEdge> gold)
    {
        hasCategories = gold.Count > 0;
        categories = gold.SelectMany(edge => edge.Edge.Categories.Select(category => (edge.Words, Category: category))).Distinct().ToLookup(one => one.Words, one => one.Category);
    }

    /// <summary>Compares edges category by category.</summary>
    public SortedDictionary<string, UccaTally> Compare(UccaPassage? run, IReadOnlyList<ComparedEdge> answers, UccaPassage gold, IReadOnlyList<ComparedEdge> wanted)
    {
        var (sorted, goldSorted) = (run is null ? [] : Sort(run, answers), Sort(gold, wanted));
        var tallies = new SortedDictionary<string, UccaTally>(StringComparer.Ordinal);
        foreach (var category in categories.SelectMany(of => of).Union(sorted.Keys, StringComparer.Ordinal))
        {
            tallies.Add(category, UccaTally.Compare(Lookup(sorted, category), Lookup(goldSorted, category)));
        }

        return tallies;
    }

    private static ILookup<TerminalSet, UccaEdge> Lookup(Dictionary<string, List<(TerminalSet Terminals, UccaEdge Edge)>> sorted, string category) =>
        (sorted.GetValueOrDefault(category) ?? []).ToLookup(one => one.Terminals, one => one.Edge);

    private static bool IsPunctuation(string category) => category is UccaCategories.Punctuation or "Punctuation" or "punct";

    /// <summary>Punctuation alone is compared with its marks; the categories of the reference are those over words. Beside a reference without edges those of a run have their own.</summary>
    private Dictionary<string, List<(TerminalSet Terminals, UccaEdge Edge)>> Sort(UccaPassage passage, IReadOnlyList<ComparedEdge> edges)
    {
        var sorted = new Dictionary<string, List<(TerminalSet, UccaEdge)>>(StringComparer.Ordinal);
        void Add(IEnumerable<string> found, TerminalSet terminals, UccaEdge edge)
        {
            foreach (var category in found)
            {
                (sorted.TryGetValue(category, out var list) ? list : sorted[category] = []).Add((terminals, edge));
            }
        }

        var all = new TerminalSets(passage, withPunctuation: true);
        foreach (var edge in edges.Where(edge => !hasCategories || edge.Kind != UccaEdgeKind.Remote))
        {
            var marks = all.Below(edge.Edge.Child);
            Add((hasCategories ? categories[marks] : edge.Edge.Categories).Where(IsPunctuation), marks, edge.Edge);
            Add((hasCategories ? categories[edge.Words] : edge.Edge.Categories).Where(category => !IsPunctuation(category)), edge.Words, edge.Edge);
        }

        return sorted;
    }
}
