using SharedTask.Core.Evaluations;

namespace SharedTask.Core.Competitions;

/// <summary>An evaluation of a run, as its organizers see it.</summary>
public sealed record ConsoleEvaluation
{
    public required Guid EvaluationId { get; init; }

    public required EvaluationOutcome Outcome { get; init; }

    public required bool IsCurrent { get; init; }

    public required DateTime FinishedAt { get; init; }

    public required double WallMilliseconds { get; init; }

    public required double CpuMilliseconds { get; init; }

    public required long PeakMemoryBytes { get; init; }

    /// <summary>The limit that the scorer was stopped for, if it was.</summary>
    public required ExceededLimit? Exceeded { get; init; }

    /// <summary>How completely the machine contained it: full, reduced or none; <see langword="null"/> where that was not kept.</summary>
    public string? Containment => EvaluationManifest.ReadContainment(ManifestJson);

    public required string? Reason { get; init; }

    /// <summary>The tail of the scorer's output; it may show gold.</summary>
    public required string? Log { get; init; }

    /// <summary>Whether the scorer left a page in which it reports in detail.</summary>
    public required bool HasReport { get; init; }

    public required int ScorerVersion { get; init; }

    public required string Plugin { get; init; }

    public required int ReferenceVersion { get; init; }

    /// <summary>What anyone needs to repeat it, a JSON object.</summary>
    public required string ManifestJson { get; init; }
}
