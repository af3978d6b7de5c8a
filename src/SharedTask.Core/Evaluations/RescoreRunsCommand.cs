namespace SharedTask.Core.Evaluations;

/// <summary>Which runs to score again.</summary>
/// <param name="CompetitionId">The competition.</param>
/// <param name="RunId">One run; or <see langword="null"/> for all of the track and phase.</param>
/// <param name="TrackId">The track, if no run is named.</param>
/// <param name="PhaseId">The phase, if no run is named.</param>
public sealed record RescoreRunsCommand(Guid CompetitionId, Guid? RunId, Guid? TrackId = null, Guid? PhaseId = null);
