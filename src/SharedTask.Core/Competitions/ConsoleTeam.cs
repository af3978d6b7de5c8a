using SharedTask.Core.Teams;

namespace SharedTask.Core.Competitions;

/// <summary>A team in the console.</summary>
public sealed record ConsoleTeam(
    Guid TeamId, string Name, string Affiliation, string Country, RegistrationState State, string Message, DateTime RequestedAt, int Members, int Runs);
