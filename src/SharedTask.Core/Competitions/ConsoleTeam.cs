using SharedTask.Core.Teams;

namespace SharedTask.Core.Competitions;

/// <summary>A team in the console.</summary>
public sealed record ConsoleTeam
{
    public required Guid TeamId { get; init; }

    public required string Name { get; init; }

    public required string Affiliation { get; init; }

    public required string Country { get; init; }

    public required TeamKind Kind { get; init; }

    public required RegistrationState State { get; init; }

    /// <summary>What the team wrote to the organizers.</summary>
    public required string Message { get; init; }

    public required string DecisionNote { get; init; }

    public required DateTime RequestedAt { get; init; }

    public required int Runs { get; init; }

    public IReadOnlyList<ConsoleMember> Members { get; init; } = [];

    /// <summary>The titles of the tracks that it takes part in.</summary>
    public IReadOnlyList<string> Tracks { get; init; } = [];
}
