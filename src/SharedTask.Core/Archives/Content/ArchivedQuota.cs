namespace SharedTask.Core.Archives.Content;

/// <summary>How many runs a team has used of its quota in a track and phase, on a day or, on day 0, in all.</summary>
public sealed record ArchivedQuota(int Track, int Phase, int Day, int Used);
