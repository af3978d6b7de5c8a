using SharedTask.Scoring.Contract;

namespace SharedTask.Cli;

/// <summary>How two runs differ.</summary>
/// <param name="First">The place of the one among the runs.</param>
/// <param name="Second">The place of the other.</param>
/// <param name="Comparisons">The difference in every metric.</param>
internal sealed record ComparedPair(int First, int Second, IReadOnlyList<ScoreComparison> Comparisons)
{
    /// <summary>The difference in one metric, if the plugin tells it.</summary>
    public ScoreComparison? By(string metric) => Comparisons.FirstOrDefault(comparison => comparison.Metric == metric);
}
