namespace SharedTask.Core.Accounts;

/// <summary>A page of the site's accounts.</summary>
/// <param name="People">The accounts, newest first.</param>
/// <param name="Count">How many there are on all pages.</param>
public sealed record PeopleList(IReadOnlyList<SitePerson> People, int Count);
