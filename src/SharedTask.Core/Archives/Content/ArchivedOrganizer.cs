using SharedTask.Core.Competitions;

namespace SharedTask.Core.Archives.Content;

/// <summary>An organizer.</summary>
public sealed record ArchivedOrganizer(int Person, OrganizerRole Role);
