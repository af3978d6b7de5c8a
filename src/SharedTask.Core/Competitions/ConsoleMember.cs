namespace SharedTask.Core.Competitions;

/// <summary>A member of a team, as organizers see them.</summary>
public sealed record ConsoleMember(string Name, string Email, bool IsLead);
