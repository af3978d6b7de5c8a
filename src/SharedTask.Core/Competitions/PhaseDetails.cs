using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Competitions;

/// <summary>What organizers say of a phase; times in UTC.</summary>
public sealed record PhaseDetails
{
    /// <summary>The phase to change; <see langword="null"/> for a new one.</summary>
    public Guid? PhaseId { get; init; }

    public required string Title { get; init; }

    public required DateTime StartsAt { get; init; }

    public DateTime? EndsAt { get; init; }

    public int? RunsPerDay { get; init; }

    public int? RunsInAll { get; init; }

    public BoardVisibility Visibility { get; init; }

    public DateTime? FreezesAt { get; init; }

    public DateTime? ReleasesAt { get; init; }

    /// <summary>The tracks that take part.</summary>
    public required IReadOnlyCollection<Guid> TrackIds { get; init; }

    /// <summary>The revision of the competition that was edited; a newer one refuses the edit. <see langword="null"/> does not ask.</summary>
    public long? Revision { get; init; }
}
