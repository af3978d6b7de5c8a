namespace SharedTask.Core.Competitions;

/// <summary>A competition that the actor organizes.</summary>
public sealed record MyCompetition
{
    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required CompetitionState State { get; init; }

    public required int Tracks { get; init; }

    public required int Teams { get; init; }

    public required int Runs { get; init; }

    /// <summary>Runs that a worker has yet to finish.</summary>
    public required int UnfinishedRuns { get; init; }

    public required int PendingRegistrations { get; init; }

    /// <summary>When the next phase ends; <see langword="null"/> if none will.</summary>
    public required DateTime? NextDeadline { get; init; }
}
