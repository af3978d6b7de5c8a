namespace SharedTask.Scoring.Metrics.Preference;

/// <summary>A system in a ranking by people's scores.</summary>
/// <param name="System">The system, a number from 0.</param>
/// <param name="Means">What people's scores come to for it.</param>
/// <param name="Cluster">The group of systems that cannot be told apart, numbered from the best, 1.</param>
public sealed record RankedSystem(int System, RatedSystem Means, int Cluster);
