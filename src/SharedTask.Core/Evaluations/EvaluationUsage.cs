namespace SharedTask.Core.Evaluations;

/// <summary>What scoring a run has taken.</summary>
/// <param name="WallMilliseconds">From start to end.</param>
/// <param name="CpuMilliseconds">Processor time of all processes.</param>
/// <param name="PeakMemoryBytes">The most memory at a time.</param>
public sealed record EvaluationUsage(double WallMilliseconds, double CpuMilliseconds, long PeakMemoryBytes);
