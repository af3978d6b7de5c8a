namespace SharedTask.Cli;

/// <summary>What came of comparing runs.</summary>
/// <param name="Last">The plugin's last answer: that which ended the work, if it ended before all runs were compared.</param>
/// <param name="Runs">The runs that this answer is about, or all of them.</param>
internal sealed record ComparisonAnswer(ScoringAnswer Last, IReadOnlyList<string> Runs)
{
    /// <summary>How every two runs differ; empty if the work ended before.</summary>
    public IReadOnlyList<ComparedPair> Pairs { get; init; } = [];

    /// <summary>The runs in their order; <see langword="null"/> if the work ended before.</summary>
    public RunRanking? Ranking { get; init; }
}
