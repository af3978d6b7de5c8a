namespace SharedTask.Core.Evaluations;

/// <summary>The queue in which a competition's runs wait.</summary>
/// <param name="Slug">The competition's name in addresses.</param>
/// <param name="Title">Its title.</param>
/// <param name="QueueLabel">The queue's name.</param>
/// <param name="Unfinished">How many of its runs are not done.</param>
/// <param name="IsServed">Whether a living worker serves it.</param>
public sealed record CompetitionQueue(string Slug, string Title, string QueueLabel, int Unfinished, bool IsServed);
