namespace SharedTask.Scoring.Contract;

/// <summary>What a plugin writes to <c>/job/out/result.json</c>.</summary>
/// <param name="Protocol">The protocol version that the plugin speaks.</param>
/// <param name="Outcome">Scored or invalid.</param>
/// <param name="Scores">The metrics over the whole reference; empty for a check or an invalid run.</param>
/// <param name="Slices">The same metrics over parts of the reference.</param>
/// <param name="Tables">Tables to show beside the scores, such as a confusion matrix.</param>
/// <param name="Problems">At most <see cref="ScoringProtocol.ListedProblems"/> problems, in the order of the file.</param>
/// <param name="MoreProblems">How many further problems were found and not listed.</param>
/// <param name="Items">How many scored items the reference or, without one, the run holds.</param>
public sealed record ScoringResult(
    int Protocol,
    ScoringOutcome Outcome,
    IReadOnlyList<MetricScore> Scores,
    IReadOnlyList<SliceScore> Slices,
    IReadOnlyList<ScoreTable> Tables,
    IReadOnlyList<ScoringProblem> Problems,
    int MoreProblems,
    long Items)
{
    /// <summary>How the run differs from the other one, in every metric; only where two were compared.</summary>
    public IReadOnlyList<ScoreComparison>? Comparisons { get; init; }
}
