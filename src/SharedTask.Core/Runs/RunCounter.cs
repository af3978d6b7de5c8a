namespace SharedTask.Core.Runs;

/// <summary>The number of the last run of a team in a track and phase; it only grows.</summary>
public sealed class RunCounter
{
    public required Guid TeamId { get; init; }

    public required Guid TrackId { get; init; }

    public required Guid PhaseId { get; init; }

    public int LastNumber { get; set; }
}
