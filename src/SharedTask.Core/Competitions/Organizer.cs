namespace SharedTask.Core.Competitions;

/// <summary>An account that organizes a competition.</summary>
public sealed class Organizer
{
    public required Guid CompetitionId { get; init; }

    public required Guid AccountId { get; init; }

    public OrganizerRole Role { get; set; }
}
