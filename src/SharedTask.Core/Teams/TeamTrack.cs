namespace SharedTask.Core.Teams;

/// <summary>That a team takes part in a track.</summary>
public sealed class TeamTrack
{
    public required Guid TeamId { get; init; }

    public required Guid TrackId { get; init; }
}
