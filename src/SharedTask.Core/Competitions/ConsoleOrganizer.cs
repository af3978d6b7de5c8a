namespace SharedTask.Core.Competitions;

/// <summary>Somebody who organizes a competition.</summary>
public sealed record ConsoleOrganizer(Guid AccountId, string Name, string Email, OrganizerRole Role);
