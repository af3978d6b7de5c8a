using SharedTask.Scoring.Contract;

namespace SharedTask.Core.Evaluations;

/// <summary>How two runs differ in a metric.</summary>
/// <param name="Title">The metric's name for readers.</param>
/// <param name="Digits">How many digits are shown.</param>
/// <param name="Comparison">The values and their difference.</param>
public sealed record ComparedMetric(string Title, int Digits, ScoreComparison Comparison);
