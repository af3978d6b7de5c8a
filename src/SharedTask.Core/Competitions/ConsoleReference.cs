using SharedTask.Scoring.Contract;

namespace SharedTask.Core.Competitions;

/// <summary>Where a reference belongs, and the newest one that is there.</summary>
public sealed record ConsoleReference
{
    public required Guid TrackId { get; init; }

    public required string TrackSlug { get; init; }

    public required string TrackTitle { get; init; }

    public required Guid PhaseId { get; init; }

    public required string PhaseSlug { get; init; }

    public required string PhaseTitle { get; init; }

    /// <summary>The newest version; 0 if there is none.</summary>
    public required int Version { get; init; }

    public string? FileName { get; init; }

    public string? Sha256 { get; init; }

    public long? Bytes { get; init; }

    public ReferenceState? State { get; init; }

    public long? Items { get; init; }

    public DateTime? AddedAt { get; init; }

    public IReadOnlyList<ScoringProblem> Problems { get; init; } = [];

    /// <summary>The version that runs are scored against now, if any: the newest that is ready.</summary>
    public int? ReadyVersion { get; init; }

    /// <summary>Runs that were scored by an older scorer, or against an older reference, than a run would be now.</summary>
    public int OutdatedRuns { get; init; }
}
