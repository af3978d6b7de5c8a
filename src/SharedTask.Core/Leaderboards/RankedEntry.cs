namespace SharedTask.Core.Leaderboards;

/// <summary>Where an entry stands.</summary>
/// <param name="Key">Its identity.</param>
/// <param name="Position">Its place from the top, counted from 1.</param>
/// <param name="Rank">Its rank; <see langword="null"/> if it takes none.</param>
/// <param name="Combined">The number out of all ranking columns that ranked it, where the rule makes one.</param>
public readonly record struct RankedEntry<TKey>(TKey Key, int Position, double? Rank, double? Combined = null);
