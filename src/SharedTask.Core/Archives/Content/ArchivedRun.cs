using SharedTask.Core.Runs;

namespace SharedTask.Core.Archives.Content;

/// <summary>A run with every evaluation of it, superseded ones too; a line of its own in the archive.</summary>
public sealed record ArchivedRun
{
    public required int Team { get; init; }

    public required int Track { get; init; }

    public required int Phase { get; init; }

    public required int Number { get; init; }

    public string Label { get; init; } = "";

    public required string FileName { get; init; }

    public required string Blob { get; init; }

    public required long Bytes { get; init; }

    public int? SubmittedBy { get; init; }

    public required DateTime ReceivedAt { get; init; }

    public required int QuotaDay { get; init; }

    public required bool CountsAgainstQuota { get; init; }

    /// <summary>A run that was being scored waits: whoever held it is on another site.</summary>
    public required RunState State { get; init; }

    public required bool IsOfficial { get; init; }

    public RunFlag Flag { get; init; }

    public string? ProblemsJson { get; init; }

    public int ProblemCount { get; init; }

    public string? ReasonKey { get; init; }

    public DateTime? FinishedAt { get; init; }

    public required IReadOnlyList<ArchivedEvaluation> Evaluations { get; init; }
}
