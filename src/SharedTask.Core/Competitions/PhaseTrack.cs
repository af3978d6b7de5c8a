namespace SharedTask.Core.Competitions;

/// <summary>That a track takes part in a phase.</summary>
public sealed class PhaseTrack
{
    public required Guid PhaseId { get; init; }

    public required Guid TrackId { get; init; }
}
