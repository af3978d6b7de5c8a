namespace SharedTask.Scoring.Metrics.Optimization;

/// <summary>A bound of a solver on the optimum, from the time on at which it was found.</summary>
/// <param name="Time">The time since the start, in seconds, at least 0.</param>
/// <param name="Value">The bound, in the unit of the objective.</param>
public readonly record struct TimedBound(double Time, double Value);
