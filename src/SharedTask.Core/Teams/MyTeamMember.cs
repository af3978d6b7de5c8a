namespace SharedTask.Core.Teams;

/// <summary>A member of a team, as the others see it.</summary>
public sealed record MyTeamMember(string DisplayName, bool IsLead, DateTime JoinedAt);
