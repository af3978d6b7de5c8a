namespace SharedTask.Core.Evaluations;

/// <summary>A run that another one can be compared with.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Team">Its team's name.</param>
/// <param name="Number">Its number in the team.</param>
/// <param name="Label">The team's name for it; empty if it has none.</param>
public sealed record ComparableRun(Guid RunId, string Team, int Number, string Label);
