namespace SharedTask.Core.Archives.Content;

/// <summary>A person of a competition; the rest of the archive names people by their place in the list.</summary>
/// <param name="Email">The address, in lower case: people are known by it alone.</param>
/// <param name="Name">What the site called them. It belongs to the account, not to the competition.</param>
public sealed record ArchivedPerson(string Email, string Name);
