using SharedTask.Scoring.Metrics.Ranking;

namespace SharedTask.Core.Leaderboards;

/// <summary>
/// Puts entries in order and numbers them. In turn, the first ranking column decides, then the others, then the earlier run; a missing or
/// undefined value stands behind every score and takes no rank, and entries are tied if all ranking columns are equal. By a rule that
/// combines columns, only entries that take a rank and have all scores are compared; the others stand behind them.
/// </summary>
public static class LeaderboardRanking
{
    public static IReadOnlyList<RankedEntry<TKey>> Rank<TKey>(IEnumerable<RankingEntry<TKey>> entries, BoardOrder order)
        where TKey : IComparable<TKey>
    {
        var ordered = entries.ToArray();
        Array.Sort(ordered, (left, right) => CompareInTurn(left, right, order.Columns));
        return order.Rule.Combines() ? RankCombined(ordered, order) : RankInTurn(ordered, order);
    }

    private static IReadOnlyList<RankedEntry<TKey>> RankInTurn<TKey>(RankingEntry<TKey>[] ordered, BoardOrder order)
        where TKey : IComparable<TKey>
    {
        var ranked = ordered.Where(entry => TakesRank(entry, 1)).ToArray();
        var ranks = Ranks.OfSorted(ranked.Length, (one, other) => CompareValues(ranked[one].Values, ranked[other].Values, order.Columns) == 0, order.TieRule);
        var next = 0;
        return [.. ordered.Select((entry, i) => new RankedEntry<TKey>(entry.Key, i + 1, TakesRank(entry, 1) ? ranks[next++] : null))];
    }

    /// <summary>What is equal keeps the order in turn, and so has a rule that numbers the earlier entry first.</summary>
    private static IReadOnlyList<RankedEntry<TKey>> RankCombined<TKey>(RankingEntry<TKey>[] ordered, BoardOrder order)
        where TKey : IComparable<TKey>
    {
        var parts = ordered.ToLookup(entry => TakesRank(entry, order.Columns.Count));
        var combined = order.Combine([.. parts[true].Select(entry => entry.Values.Select(value => value!.Value + 0.0).ToArray())]);
        var sorted = parts[true].Zip(combined, (entry, number) => (entry.Key, Number: number))
            .OrderBy(entry => order.Rule.HigherIsBetter() ? -entry.Number : entry.Number)
            .ToArray();
        var ranks = Ranks.OfSorted(sorted.Length, (one, other) => sorted[one].Number.Equals(sorted[other].Number), order.TieRule);
        return
        [
            .. sorted.Select((entry, i) => new RankedEntry<TKey>(entry.Key, i + 1, ranks[i], Defined(entry.Number))),
            .. parts[false].Select((entry, i) => new RankedEntry<TKey>(entry.Key, sorted.Length + i + 1, null)),
        ];
    }

    /// <summary>Negative if the left one stands before the right one.</summary>
    private static int CompareInTurn<TKey>(RankingEntry<TKey> left, RankingEntry<TKey> right, IReadOnlyList<RankingColumn> columns)
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

    /// <summary>Whether an entry takes a rank, of which so many values, but at least one, have to be defined.</summary>
    private static bool TakesRank<TKey>(RankingEntry<TKey> entry, int needed)
        where TKey : IComparable<TKey> => entry.IsRanked && entry.Values.Count > 0 && entry.Values.Take(needed).All(value => Defined(value) is not null);

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
