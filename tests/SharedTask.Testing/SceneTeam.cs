using SharedTask.Core.Accounts;
using SharedTask.Core.Teams;

namespace SharedTask.Testing;

/// <summary>A team of a <see cref="CompetitionScene"/> with its one member.</summary>
public sealed record SceneTeam(Team Team, Account Member);
