namespace SharedTask.Core.Teams;

/// <summary>What became of a registration.</summary>
public enum RegistrationState
{
    Pending,
    Approved,
    Rejected,
    Withdrawn,
}
