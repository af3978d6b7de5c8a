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

        var ranks = Number([.. ordered.Where(TakesRank)], columns, tieRule);
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

    private static double[] Number<TKey>(RankingEntry<TKey>[] ranked, IReadOnlyList<RankingColumn> columns, TieRule tieRule)
        where TKey : IComparable<TKey>
    {
        var ranks = new double[ranked.Length];
        var group = 0;
        for (var first = 0; first < ranked.Length; group++)
        {
            var end = first + 1;
            while (end < ranked.Length && CompareValues(ranked[first].Values, ranked[end].Values, columns) == 0)
            {
                end++;
            }

            for (var i = first; i < end; i++)
            {
                ranks[i] = tieRule switch
                {
                    TieRule.Competition => first + 1,
                    TieRule.Dense => group + 1,
                    TieRule.Average => (first + 1 + end) / 2.0,
                    _ => i + 1,
                };
            }

            first = end;
        }

        return ranks;
    }
}
