using SharedTask.Core.Runs;

namespace SharedTask.Core.Evaluations;

/// <summary>A run that failed, or that waits for somebody to do something.</summary>
public sealed record TroubledRun(
    Guid RunId, string CompetitionSlug, string CompetitionTitle, string Team, int Number, RunState State, string? ReasonKey, DateTime ReceivedAt);
