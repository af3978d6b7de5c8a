namespace SharedTask.Web.Shared;

/// <summary>One of several pages that belong together.</summary>
/// <param name="Title">What the reader sees.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="IsCurrent">Whether it is the page that the reader is on.</param>
public sealed record Tab(string Title, string Address, bool IsCurrent);
