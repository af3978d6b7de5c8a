using SharedTask.Core.Teams;

namespace SharedTask.Core.Runs;

/// <summary>A track in a phase, as the submit page offers it.</summary>
public sealed record SubmitPlace
{
    public required string TrackSlug { get; init; }

    public required string TrackTitle { get; init; }

    public required string PhaseSlug { get; init; }

    public required string PhaseTitle { get; init; }

    public required DateTime StartsAt { get; init; }

    public required DateTime? EndsAt { get; init; }

    public required int? RunsPerDay { get; init; }

    public required int? RunsInAll { get; init; }

    public required int UsedToday { get; init; }

    public required int UsedInAll { get; init; }

    /// <summary>When the quota of the day renews.</summary>
    public required DateTime RenewsAt { get; init; }

    public required long MaxRunBytes { get; init; }

    public required string? PluginId { get; init; }

    /// <summary>How the files of a run are called, where a run has several.</summary>
    public required string? RunFiles { get; init; }

    /// <summary>Why the team cannot submit here now; <see langword="null"/> if it can.</summary>
    public required Refusal? Blocked { get; init; }
}
