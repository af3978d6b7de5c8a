namespace SharedTask.Scoring.Metrics.Corrections;

/// <summary>What a sentence adds to the sums from which scores are computed.</summary>
/// <param name="Correct">The edits of the run that the annotator has too.</param>
/// <param name="Proposed">The edits of the run.</param>
/// <param name="Gold">The edits of the annotator.</param>
public readonly record struct CorrectionCounts(double Correct, double Proposed, double Gold)
{
    /// <summary>The names of the numbers, in their order.</summary>
    public static IReadOnlyList<string> Names { get; } = ["correct", "proposed", "gold"];

    /// <summary>Adds up two counts.</summary>
    /// <param name="other">The other.</param>
    /// <returns>The sums.</returns>
    public CorrectionCounts Plus(CorrectionCounts other) => new(Correct + other.Correct, Proposed + other.Proposed, Gold + other.Gold);

    /// <summary>Writes the numbers.</summary>
    /// <param name="row">Where to, with as many places as there are <see cref="Names"/>.</param>
    public void Write(Span<double> row) => (row[0], row[1], row[2]) = (Correct, Proposed, Gold);

    /// <summary>Reads sums of the numbers.</summary>
    /// <param name="row">The sums.</param>
    /// <returns>The numbers.</returns>
    public static CorrectionCounts Read(ReadOnlySpan<double> row) => new(row[0], row[1], row[2]);
}
