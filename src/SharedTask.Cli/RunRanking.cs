using SharedTask.Scoring.Contract;

namespace SharedTask.Cli;

/// <summary>Runs in the order of a metric.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Level">The p-value below which a difference is significant.</param>
/// <param name="Runs">The runs, the best one first.</param>
internal sealed record RunRanking(MetricDescription Metric, double Level, IReadOnlyList<RankedRun> Runs);
