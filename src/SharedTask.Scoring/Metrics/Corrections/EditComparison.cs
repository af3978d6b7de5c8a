namespace SharedTask.Scoring.Metrics.Corrections;

/// <summary>
/// Edits that a run gives beside those of an annotator (Bryant et al. 2017; counts as of <c>errant_compare</c>). A right edit counts for
/// the annotator's type, every other one for its own. Edits of one place and correction are one, counted once for each of its types.
/// </summary>
public sealed class EditComparison
{
    // Errors that ERRANT found and did not correct.
    private const string Uncorrected = "UNK";

    private readonly Dictionary<string, CorrectionCounts> categories = new(StringComparer.Ordinal);

    /// <summary>Compares the edits of a sentence.</summary>
    /// <param name="run">The edits of the run.</param>
    /// <param name="gold">The edits of the annotator.</param>
    /// <param name="level">What of two edits has to be the same.</param>
    public EditComparison(IEnumerable<TypedEdit> run, IEnumerable<TypedEdit> gold, EditLevel level)
    {
        var (found, wanted) = (Group(run, level), Group(gold, level));
        foreach (var (edit, types) in found)
        {
            Add(wanted.TryGetValue(edit, out var right) ? right : types, right is null ? new(0, 1, 0) : new(1, 1, 1));
        }

        foreach (var (_, types) in wanted.Where(edit => !found.ContainsKey(edit.Key)))
        {
            Add(types, new(0, 0, 1));
        }
    }

    /// <summary>The counts of all edits.</summary>
    public CorrectionCounts Counts { get; private set; }

    /// <summary>The counts of each type of error.</summary>
    public IReadOnlyDictionary<string, CorrectionCounts> Categories => categories;

    private static Dictionary<TypedEdit, List<string>> Group(IEnumerable<TypedEdit> edits, EditLevel level) => edits
        .Where(edit => level == EditLevel.Detection || edit.Category != Uncorrected)
        .GroupBy(edit => Key(edit, level))
        .ToDictionary(group => group.Key, group => group.Select(edit => edit.Category).ToList());

    private static TypedEdit Key(TypedEdit edit, EditLevel level) => level switch
    {
        EditLevel.Detection => edit with { Category = "", Correction = "" },
        EditLevel.Correction => edit with { Category = "" },
        _ => edit,
    };

    private void Add(List<string> types, CorrectionCounts counts)
    {
        foreach (var type in types)
        {
            categories[type] = categories.GetValueOrDefault(type).Plus(counts);
            Counts = Counts.Plus(counts);
        }
    }
}
