using SharedTask.Scoring.Metrics.Ranking;

namespace SharedTask.Core.Leaderboards;

/// <summary>
/// Puts entries in order and numbers them. The first ranking column decides, then the others in turn, then the earlier run;
/// a missing or undefined value stands behind every score and takes no rank. Entries are tied if all ranking columns are equal.
/// </summary>
public static class LeaderboardRanking
{
    public static IReadOnlyList<RankedEntry<TKey>> Rank<TKey>(
        IEnumerable<RankingEntry<TKey>> entries, IReadOnlyList<RankingColumn> columns, TieRule tieRule)
        where TKey : IComparable<TKey>
    {
        var ordered = entries.ToArray();
        Array.Sort(ordered, (left, right) => Compare(left, right, columns));

        var ranked = ordered.Where(TakesRank).ToArray();
        var ranks = Ranks.OfSorted(ranked.Length, (one, other) => CompareValues(ranked[one].Values, ranked[other].Values, columns) == 0, tieRule);
        var next = 0;
        return [.. ordered.Select((entry, i) => new RankedEntry<TKey>(entry.Key, i + 1, TakesRank(entry) ? ranks[next++] : null))];
    }

    /// <summary>Compares two entries: negative if the left one stands before the right one.</summary>
    public static int Compare<TKey>(RankingEntry<TKey> left, RankingEntry<TKey> right, IReadOnlyList<RankingColumn> columns)
        where TKey : IComparable<TKey>
    {
        var byValues = CompareValues(left.Values, right.Values, columns);
        if (byValues != 0)
        {
            return byValues;
        }

        var byTime = left.ReceivedAt.CompareTo(right.ReceivedAt);
        return byTime != 0 ? byTime : left.Key.CompareTo(right.Key);
    }

    private static bool TakesRank<TKey>(RankingEntry<TKey> entry)
        where TKey : IComparable<TKey> => entry.IsRanked && entry.Values is [{ } first, ..] && !double.IsNaN(first);

    private static int CompareValues(IReadOnlyList<double?> left, IReadOnlyList<double?> right, IReadOnlyList<RankingColumn> columns)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            var compared = (Defined(left[i]), Defined(right[i])) switch
            {
                (null, null) => 0,
                (null, _) => 1,
                (_, null) => -1,
                ({ } a, { } b) => columns[i].HigherIsBetter ? b.CompareTo(a) : a.CompareTo(b),
            };
            if (compared != 0)
            {
                return compared;
            }
        }

        return 0;
    }

    // The two zeros are one value to people, but not to CompareTo.
    private static double? Defined(double? value) => value is not { } number || double.IsNaN(number) ? null : number + 0.0;
}
