namespace SharedTask.Core.Evaluations;

/// <summary>One run, scored by one scorer version against one reference version. Never edited, only superseded.</summary>
public sealed class Evaluation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid RunId { get; init; }

    public required Guid ScorerId { get; init; }

    public required Guid ReferenceSetId { get; init; }

    public required EvaluationOutcome Outcome { get; init; }

    /// <summary>Whether it is the one that counts for its run; at most one does.</summary>
    public bool IsCurrent { get; set; }

    public required DateTime StartedAt { get; init; }

    public required DateTime FinishedAt { get; init; }

    public double WallMilliseconds { get; init; }

    public double CpuMilliseconds { get; init; }

    public long PeakMemoryBytes { get; init; }

    /// <summary>The limit that the scorer was stopped for, if it was, and its value as <see cref="ExceededLimit"/> has it.</summary>
    public LimitKind? ExceededKind { get; init; }

    public long? ExceededMost { get; init; }

    /// <summary>What went wrong, in a sentence for the organizers.</summary>
    public string? Reason { get; init; }

    /// <summary>The tail of the scorer's output, for the organizers alone: it may show gold.</summary>
    public string? Log { get; init; }

    /// <summary>The scorer's tables, a JSON array.</summary>
    public string? TablesJson { get; init; }

    /// <summary>The blob of the page in which the scorer reports in detail, as it wrote it: not to be shown without cleaning.</summary>
    public string? ReportHash { get; init; }

    /// <summary>What anyone needs to repeat it: hashes of scorer, reference and run, parameters, seed, sandbox tier; a JSON object.</summary>
    public required string ManifestJson { get; init; }
}
