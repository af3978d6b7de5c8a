namespace SharedTask.Core.Competitions;

/// <summary>What an organizer may do.</summary>
public enum OrganizerRole
{
    /// <summary>Everything, including who else organizes.</summary>
    Owner,

    /// <summary>Everything but the list of organizers and deleting the competition.</summary>
    CoOrganizer,
}
