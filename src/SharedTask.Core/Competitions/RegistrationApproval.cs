namespace SharedTask.Core.Competitions;

/// <summary>Who lets a team in.</summary>
public enum RegistrationApproval
{
    /// <summary>A registered team takes part at once.</summary>
    Automatic,

    /// <summary>An organizer decides on each team.</summary>
    ByOrganizers,
}
