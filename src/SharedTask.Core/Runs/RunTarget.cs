namespace SharedTask.Core.Runs;

/// <summary>Where a run goes.</summary>
public sealed record RunTarget(string CompetitionSlug, string TrackSlug, string PhaseSlug);
