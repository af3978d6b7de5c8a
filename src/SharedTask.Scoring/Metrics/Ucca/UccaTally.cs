namespace SharedTask.Scoring.Metrics.Ucca;

/// <summary>How many different sets of words have edges in a run and a reference.</summary>
/// <param name="Run">Those of the run.</param>
/// <param name="Gold">Those of the reference.</param>
/// <param name="Labelled">Those of both that share a category.</param>
/// <param name="Unlabelled">Those of both.</param>
/// <param name="WeaklyLabelled">Those of both that share a category or an equivalent one.</param>
public sealed record UccaTally(double Run, double Gold, double Labelled, double Unlabelled, double WeaklyLabelled)
{
    /// <summary>The names of the numbers, in their order.</summary>
    public static IReadOnlyList<string> Names { get; } = ["run", "gold", "labelled", "unlabelled", "weakly_labelled"];

    /// <summary>Nothing on either side.</summary>
    public static UccaTally None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>The sums of two tallies.</summary>
    /// <param name="other">The other one.</param>
    /// <returns>The sums.</returns>
    public UccaTally Plus(UccaTally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Run + other.Run, Gold + other.Gold, Labelled + other.Labelled, Unlabelled + other.Unlabelled, WeaklyLabelled + other.WeaklyLabelled);
    }

    /// <summary>Writes the numbers.</summary>
    /// <param name="row">Where to, with as many places as there are <see cref="Names"/>.</param>
    public void Write(Span<double> row) => (row[0], row[1], row[2], row[3], row[4]) = (Run, Gold, Labelled, Unlabelled, WeaklyLabelled);

    /// <summary>Reads the numbers.</summary>
    /// <param name="row">The numbers as <see cref="Write"/> writes them.</param>
    /// <returns>The tally.</returns>
    public static UccaTally Read(ReadOnlySpan<double> row) => new(row[0], row[1], row[2], row[3], row[4]);

    /// <summary>Precision, recall and F1.</summary>
    /// <param name="labels">What edges must have in common.</param>
    /// <returns>The shares.</returns>
    public UccaShares Shares(UccaLabels labels) => new(
        labels switch { UccaLabels.Labelled => Labelled, UccaLabels.Unlabelled => Unlabelled, _ => WeaklyLabelled }, Run, Gold);

    /// <summary>Compares the edges of a run with those of a reference.</summary>
    internal static UccaTally Compare(ILookup<TerminalSet, UccaEdge> run, ILookup<TerminalSet, UccaEdge> gold)
    {
        int labelled = 0, unlabelled = 0, weakly = 0;
        foreach (var edges in run.Where(edges => gold.Contains(edges.Key)))
        {
            var answers = edges.SelectMany(edge => edge.Categories).ToHashSet(StringComparer.Ordinal);
            var wanted = gold[edges.Key].SelectMany(edge => edge.Categories).ToHashSet(StringComparer.Ordinal);
            unlabelled++;
            labelled += answers.Overlaps(wanted) ? 1 : 0;
            weakly += answers.Overlaps(wanted) || answers.Any(answer => UccaCategories.EquivalentOf(answer) is { } same && wanted.Contains(same)) ? 1 : 0;
        }

        return new(run.Count, gold.Count, labelled, unlabelled, weakly);
    }
}
