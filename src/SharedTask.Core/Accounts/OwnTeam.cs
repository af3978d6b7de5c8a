namespace SharedTask.Core.Accounts;

/// <summary>A membership of a person.</summary>
public sealed record OwnTeam(string Competition, string Team, bool IsLead, DateTime JoinedAt);
