namespace SharedTask.Core.Evaluations;

/// <summary>Where a waiting run stands.</summary>
/// <param name="Position">When its turn comes, counted from 1: turns are fair, so it is not the order of arrival.</param>
/// <param name="Wait">When it will be done, as far as can be told; <see langword="null"/> if no worker serves its queue.</param>
public sealed record QueuePlace(int Position, TimeSpan? Wait);
