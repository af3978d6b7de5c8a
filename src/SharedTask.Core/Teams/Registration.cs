namespace SharedTask.Core.Teams;

/// <summary>A team's request to take part, and what became of it.</summary>
public sealed class Registration
{
    public required Guid TeamId { get; init; }

    public required Guid CompetitionId { get; init; }

    public RegistrationState State { get; set; }

    public required Guid RequestedBy { get; init; }

    public required DateTime RequestedAt { get; init; }

    /// <summary>When the rules were accepted.</summary>
    public required DateTime RulesAcceptedAt { get; init; }

    /// <summary>What the team wrote to the organizers.</summary>
    public string Message { get; set; } = "";

    public Guid? DecidedBy { get; set; }

    public DateTime? DecidedAt { get; set; }

    /// <summary>What the organizers wrote to the team.</summary>
    public string DecisionNote { get; set; } = "";
}
