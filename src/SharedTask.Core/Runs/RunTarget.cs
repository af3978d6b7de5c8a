namespace SharedTask.Core.Runs;

/// <summary>Where a run goes.</summary>
/// <param name="CompetitionSlug">The competition.</param>
/// <param name="TrackSlug">The track.</param>
/// <param name="PhaseSlug">The phase.</param>
/// <param name="BaselineId">The baseline or human reference whose run an organizer sends; otherwise it is the actor's own team's.</param>
public sealed record RunTarget(string CompetitionSlug, string TrackSlug, string PhaseSlug, Guid? BaselineId = null);
