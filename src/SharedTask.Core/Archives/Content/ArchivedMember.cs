namespace SharedTask.Core.Archives.Content;

/// <summary>A member of a team.</summary>
public sealed record ArchivedMember(int Person, bool IsLead, DateTime JoinedAt);
