using SharedTask.Core.Evaluations;

namespace SharedTask.Core.Archives.Content;

/// <summary>An evaluation of a run by a version of its track's scorer against a version of the reference of its track and phase.</summary>
public sealed record ArchivedEvaluation
{
    public required int Scorer { get; init; }

    public required int Reference { get; init; }

    public required EvaluationOutcome Outcome { get; init; }

    public required bool IsCurrent { get; init; }

    public required DateTime StartedAt { get; init; }

    public required DateTime FinishedAt { get; init; }

    public double WallMilliseconds { get; init; }

    public double CpuMilliseconds { get; init; }

    public long PeakMemoryBytes { get; init; }

    public LimitKind? ExceededKind { get; init; }

    public long? ExceededMost { get; init; }

    public string? Reason { get; init; }

    public string? Log { get; init; }

    public string? TablesJson { get; init; }

    public string? Report { get; init; }

    public required string ManifestJson { get; init; }

    public required IReadOnlyList<ArchivedScore> Scores { get; init; }
}
