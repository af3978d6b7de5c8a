namespace SharedTask.Scoring.Contract;

/// <summary>The value of one metric.</summary>
/// <param name="Metric">The metric's key in the plugin's manifest.</param>
/// <param name="Value">The value, finite; <see langword="null"/> where the metric is undefined for the input.</param>
/// <param name="Interval">The confidence interval, where one was asked for.</param>
public sealed record MetricScore(string Metric, double? Value, ScoreInterval? Interval = null);
