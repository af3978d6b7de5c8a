namespace SharedTask.Cli;

/// <summary>A run among those it is compared with.</summary>
/// <param name="Run">Its path.</param>
/// <param name="Value">Its score; <see langword="null"/> where it is undefined.</param>
/// <param name="Cluster">The cluster of runs that cannot be told apart, from 1.</param>
/// <param name="PValues">The p-value against every run in their order; <see langword="null"/> against itself, and where it is undefined.</param>
internal sealed record RankedRun(string Run, double? Value, int Cluster, IReadOnlyList<double?> PValues);
