using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Competitions;

/// <summary>A phase as everybody sees it.</summary>
public sealed record PublicPhase(
    Guid PhaseId,
    string Slug,
    string Title,
    DateTime StartsAt,
    DateTime? EndsAt,
    int? RunsPerDay,
    int? RunsInAll,
    BoardVisibility Visibility,
    DateTime? FreezesAt,
    DateTime? ReleasesAt,
    IReadOnlyList<Guid> TrackIds);
