namespace SharedTask.Core.Leaderboards;

/// <summary>The materialised ranking of a track in a phase. Derived from evaluations, never typed in.</summary>
public sealed class Leaderboard
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid CompetitionId { get; init; }

    public required Guid TrackId { get; init; }

    public required Guid PhaseId { get; init; }

    public required BoardEdition Edition { get; init; }

    /// <summary>Raised by every change; what watchers compare.</summary>
    public long Revision { get; set; }

    public DateTime BuiltAt { get; set; }
}
