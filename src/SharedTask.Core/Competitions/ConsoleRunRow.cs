using SharedTask.Core.Evaluations;
using SharedTask.Core.Runs;

namespace SharedTask.Core.Competitions;

/// <summary>A run in the organizers' list.</summary>
public sealed record ConsoleRunRow
{
    public required Guid RunId { get; init; }

    public required int Number { get; init; }

    public required string Label { get; init; }

    public required string FileName { get; init; }

    public required string Team { get; init; }

    public required string Track { get; init; }

    public required string Phase { get; init; }

    public required DateTime ReceivedAt { get; init; }

    public required RunFlag Flag { get; init; }

    public required RunState State { get; init; }

    /// <summary>Why it waits or failed, a text key; <see langword="null"/> where the state says all.</summary>
    public required string? ReasonKey { get; init; }

    public required int ProblemCount { get; init; }

    /// <summary>The value of the metric that ranks in its track.</summary>
    public required double? Score { get; init; }

    /// <summary>What the newest scoring has taken.</summary>
    public required EvaluationUsage? Usage { get; init; }

    /// <summary>The title of that metric's column, and the digits that it prints.</summary>
    public required string? ScoreTitle { get; init; }

    public required int? ScoreDigits { get; init; }
}
