using SharedTask.Core.Evaluations;
using SharedTask.Scoring.Contract;

namespace SharedTask.Core.Runs;

/// <summary>A run of the actor's team.</summary>
public sealed record MyRun
{
    public required Guid RunId { get; init; }

    public required int Number { get; init; }

    public required string Label { get; init; }

    public required string FileName { get; init; }

    public required long Bytes { get; init; }

    public required string Sha256 { get; init; }

    public required DateTime ReceivedAt { get; init; }

    public required string TrackTitle { get; init; }

    public required string TrackSlug { get; init; }

    public required string PhaseTitle { get; init; }

    public required string PhaseSlug { get; init; }

    public required RunState State { get; init; }

    public required string? ReasonKey { get; init; }

    /// <summary>Whether the team chose it, where it may choose.</summary>
    public required bool IsOfficial { get; init; }

    /// <summary>Whether organizers took it out of the ranking, and why.</summary>
    public required RunFlag Flag { get; init; }

    /// <summary>Whether the team may make it the official one, as far as the track's rule goes.</summary>
    public required bool CanBeOfficial { get; init; }

    public required int ProblemCount { get; init; }

    public required IReadOnlyList<ScoringProblem> Problems { get; init; }

    /// <summary>The place in the queue, counted from 1, of a run that waits for a worker.</summary>
    public required int? QueuePosition { get; init; }

    /// <summary>When it will be done, as far as can be told.</summary>
    public TimeSpan? QueueWait { get; init; }

    /// <summary>What the newest scoring has taken; <see langword="null"/> before the first.</summary>
    public EvaluationUsage? Usage { get; init; }

    /// <summary>The limit that the newest scoring was stopped for, if it was.</summary>
    public ExceededLimit? Exceeded { get; init; }

    /// <summary>The scores over everything, in the board's order; empty while the team may not see them.</summary>
    public required IReadOnlyList<MyScore> Scores { get; init; }

    /// <summary>Whether scores exist that the phase does not show yet.</summary>
    public required bool ScoresAreHidden { get; init; }
}
