namespace SharedTask.Scoring.Contract;

/// <summary>How a run differs from another one in a metric.</summary>
/// <param name="Metric">The metric's key.</param>
/// <param name="Run">Its value for the run; <see langword="null"/> where it is undefined.</param>
/// <param name="Other">Its value for the other run.</param>
/// <param name="Difference">The run's value less that of the other one.</param>
/// <param name="Interval">A confidence interval of the difference; <see langword="null"/> where the metric cannot be resampled.</param>
/// <param name="PValue">The two-sided p-value, in 0..1, of a test that they do not differ.</param>
public sealed record ScoreComparison(string Metric, double? Run, double? Other, double? Difference, ScoreInterval? Interval, double? PValue);
