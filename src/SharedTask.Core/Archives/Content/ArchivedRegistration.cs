using SharedTask.Core.Teams;

namespace SharedTask.Core.Archives.Content;

/// <summary>What became of a team's registration.</summary>
public sealed record ArchivedRegistration
{
    public required RegistrationState State { get; init; }

    public int? RequestedBy { get; init; }

    public required DateTime RequestedAt { get; init; }

    public required DateTime RulesAcceptedAt { get; init; }

    public string Message { get; init; } = "";

    public int? DecidedBy { get; init; }

    public DateTime? DecidedAt { get; init; }

    public string DecisionNote { get; init; } = "";
}
