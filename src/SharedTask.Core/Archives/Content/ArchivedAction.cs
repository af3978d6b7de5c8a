namespace SharedTask.Core.Archives.Content;

/// <summary>A line of the competition's history; without a person, somebody acted who is not one of its own.</summary>
public sealed record ArchivedAction(DateTime At, string Action, string Subject, string DetailsJson, int? Person = null);
