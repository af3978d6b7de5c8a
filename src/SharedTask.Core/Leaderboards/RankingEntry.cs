namespace SharedTask.Core.Leaderboards;

/// <summary>What is to be ranked: a team's run, or one of a team's runs.</summary>
/// <typeparam name="TKey">What identifies it; comparable, so that the order never depends on the input's.</typeparam>
/// <param name="Key">Its identity.</param>
/// <param name="Values">The values of the ranking columns, in their order; <see langword="null"/> where missing.</param>
/// <param name="ReceivedAt">When the run came.</param>
/// <param name="IsRanked">Whether it takes a rank; rows with a flag do not.</param>
public sealed record RankingEntry<TKey>(TKey Key, IReadOnlyList<double?> Values, DateTime ReceivedAt, bool IsRanked = true)
    where TKey : IComparable<TKey>;
