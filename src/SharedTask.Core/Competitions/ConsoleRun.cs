using SharedTask.Core.Runs;
using SharedTask.Scoring.Contract;

namespace SharedTask.Core.Competitions;

/// <summary>A run as its organizers see it, with every evaluation.</summary>
public sealed record ConsoleRun
{
    public required Guid CompetitionId { get; init; }

    public required Guid RunId { get; init; }

    public required int Number { get; init; }

    public required string Label { get; init; }

    public required string FileName { get; init; }

    public required string Sha256 { get; init; }

    public required long Bytes { get; init; }

    public required string Team { get; init; }

    public required string Track { get; init; }

    public required string Phase { get; init; }

    public required string SubmittedBy { get; init; }

    public required DateTime ReceivedAt { get; init; }

    public required bool IsOfficial { get; init; }

    public required RunFlag Flag { get; init; }

    /// <summary>Whether organizers may take it out of the ranking: a baseline's never was in it.</summary>
    public required bool CanBeFlagged { get; init; }

    public required bool CountsAgainstQuota { get; init; }

    public required RunState State { get; init; }

    /// <summary>Whether a plugin of this installation scores the track.</summary>
    public required bool IsScoredByPlugin { get; init; }

    /// <summary>Why it waits or failed, a text key; <see langword="null"/> where the state says all.</summary>
    public required string? ReasonKey { get; init; }

    public required int Attempts { get; init; }

    public required IReadOnlyList<ScoringProblem> Problems { get; init; }

    /// <summary>How many problems there were in all.</summary>
    public required int ProblemCount { get; init; }

    /// <summary>Every evaluation, newest first.</summary>
    public required IReadOnlyList<ConsoleEvaluation> Evaluations { get; init; }

    /// <summary>The scores of the evaluation that counts, those of slices included.</summary>
    public required IReadOnlyList<ConsoleScore> Scores { get; init; }

    /// <summary>The scorer's tables of the evaluation that counts.</summary>
    public required IReadOnlyList<ScoreTable> Tables { get; init; }
}
