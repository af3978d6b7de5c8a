namespace SharedTask.Core.Leaderboards;

/// <summary>Where an entry stands.</summary>
/// <param name="Key">Its identity.</param>
/// <param name="Position">Its place from the top, counted from 1.</param>
/// <param name="Rank">Its rank; <see langword="null"/> if it takes none.</param>
public readonly record struct RankedEntry<TKey>(TKey Key, int Position, double? Rank);
