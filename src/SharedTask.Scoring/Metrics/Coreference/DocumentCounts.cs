namespace SharedTask.Scoring.Metrics.Coreference;

/// <summary>What a document adds to the sums from which scores are computed.</summary>
/// <param name="GoldMentions">The mentions of the reference.</param>
/// <param name="RunMentions">The mentions of the run.</param>
/// <param name="Correct">The mentions of both.</param>
/// <param name="GoldClusters">The clusters of the reference.</param>
/// <param name="RunClusters">The clusters of the run.</param>
/// <param name="GoldLinks">The links of the reference: mentions without the first of each cluster.</param>
/// <param name="RunLinks">The links of the run.</param>
/// <param name="Links">The links of both.</param>
/// <param name="BCubedRecall">The sum over mentions of the share of their cluster in the reference that is in that of the run.</param>
/// <param name="BCubedPrecision">The sum over mentions of the share of their cluster in the run that is in that of the reference.</param>
/// <param name="SharedMentions">The common mentions of the best pairs of clusters.</param>
/// <param name="Similarity">The sum over the best pairs of clusters of the F1 of their mentions.</param>
/// <param name="LeaRecall">The sum over clusters of the reference of their size times the share of their links that the run has.</param>
/// <param name="LeaPrecision">The same of clusters of the run.</param>
public sealed record DocumentCounts(
    double GoldMentions,
    double RunMentions,
    double Correct,
    double GoldClusters,
    double RunClusters,
    double GoldLinks,
    double RunLinks,
    double Links,
    double BCubedRecall,
    double BCubedPrecision,
    double SharedMentions,
    double Similarity,
    double LeaRecall,
    double LeaPrecision)
{
    /// <summary>The names of the numbers, in their order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "gold_mentions", "run_mentions", "correct_mentions", "gold_clusters", "run_clusters", "gold_links", "run_links", "correct_links",
        "b_cubed_recall", "b_cubed_precision", "ceaf_m", "ceaf_e", "lea_recall", "lea_precision",
    ];

    /// <summary>Writes the numbers.</summary>
    /// <param name="row">Where to, with as many places as there are <see cref="Names"/>.</param>
    public void Write(Span<double> row) => new[]
    {
        GoldMentions, RunMentions, Correct, GoldClusters, RunClusters, GoldLinks, RunLinks, Links,
        BCubedRecall, BCubedPrecision, SharedMentions, Similarity, LeaRecall, LeaPrecision,
    }.CopyTo(row);

    /// <summary>Reads sums of the numbers.</summary>
    /// <param name="row">The sums.</param>
    /// <returns>The numbers.</returns>
    public static DocumentCounts Read(ReadOnlySpan<double> row) =>
        new(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8], row[9], row[10], row[11], row[12], row[13]);
}
