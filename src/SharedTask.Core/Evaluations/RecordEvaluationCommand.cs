using SharedTask.Scoring.Contract;

namespace SharedTask.Core.Evaluations;

/// <summary>How a scoring ended.</summary>
public sealed record RecordEvaluationCommand
{
    public required Guid RunId { get; init; }

    /// <summary>Who held the lease.</summary>
    public required string Owner { get; init; }

    public required Guid ScorerId { get; init; }

    public required Guid ReferenceSetId { get; init; }

    public required EvaluationOutcome Outcome { get; init; }

    /// <summary>The limits that were set for it, as the scorer has them.</summary>
    public string? LimitsJson { get; init; }

    /// <summary>Whether a system fault was one of disks or stores, which pass.</summary>
    public bool IsOutage { get; init; }

    /// <summary>What the scorer wrote, if it is scored or invalid.</summary>
    public ScoringResult? Result { get; init; }

    public required DateTime StartedAt { get; init; }

    public double WallMilliseconds { get; init; }

    public double CpuMilliseconds { get; init; }

    public long PeakMemoryBytes { get; init; }

    /// <summary>The limit that the scorer was stopped for, if it was.</summary>
    public ExceededLimit? Exceeded { get; init; }

    public string Reason { get; init; } = "";

    public string Log { get; init; } = "";

    /// <summary>The blob of the scorer's own report; <see langword="null"/> if it wrote none.</summary>
    public string? ReportHash { get; init; }

    public required string ManifestJson { get; init; }
}
