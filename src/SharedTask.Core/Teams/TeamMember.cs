namespace SharedTask.Core.Teams;

/// <summary>That an account belongs to a team. An account has at most one team in a competition.</summary>
public sealed class TeamMember
{
    public required Guid TeamId { get; init; }

    public required Guid AccountId { get; init; }

    public required Guid CompetitionId { get; init; }

    public bool IsLead { get; set; }

    public required DateTime JoinedAt { get; init; }
}
