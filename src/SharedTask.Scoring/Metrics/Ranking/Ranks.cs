namespace SharedTask.Scoring.Metrics.Ranking;

/// <summary>Numbers the places of a ranking.</summary>
public static class Ranks
{
    /// <summary>The rank of each value.</summary>
    /// <param name="values">The values in order of entry; NaN, which is undefined, takes no rank.</param>
    /// <param name="higherIsBetter">Whether the greatest value has rank 1, or the least.</param>
    /// <param name="tieRule">How equal values are numbered; <see cref="TieRule.Earlier"/> keeps the order of entry.</param>
    /// <returns>The ranks, from 1; NaN for an undefined value.</returns>
    public static double[] Of(ReadOnlySpan<double> values, bool higherIsBetter, TieRule tieRule)
    {
        var numbers = values.ToArray();
        int[] order = [.. Enumerable.Range(0, numbers.Length).Where(i => !double.IsNaN(numbers[i]))];
        int Compare(int left, int right) => higherIsBetter
            ? numbers[right].CompareTo(numbers[left])
            : numbers[left].CompareTo(numbers[right]);
        Array.Sort(order, (left, right) => Compare(left, right) is var compared and not 0 ? compared : left.CompareTo(right));
        var places = OfSorted(order.Length, (previous, next) => Compare(order[previous], order[next]) == 0, tieRule);
        var ranks = new double[numbers.Length];
        Array.Fill(ranks, double.NaN);
        for (var place = 0; place < order.Length; place++)
        {
            ranks[order[place]] = places[place];
        }

        return ranks;
    }

    /// <summary>The ranks of entries that stand in order, the best first.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="areTied">Whether two entries, by their places from 0, are equal.</param>
    /// <param name="tieRule">How equal entries are numbered.</param>
    /// <returns>The rank at each place, from 1.</returns>
    public static double[] OfSorted(int count, Func<int, int, bool> areTied, TieRule tieRule)
    {
        ArgumentNullException.ThrowIfNull(areTied);
        var ranks = new double[count];
        var group = 0;
        for (var first = 0; first < count; group++)
        {
            var end = first + 1;
            while (end < count && areTied(first, end))
            {
                end++;
            }

            for (var place = first; place < end; place++)
            {
                ranks[place] = tieRule switch
                {
                    TieRule.Competition => first + 1,
                    TieRule.ModifiedCompetition => end,
                    TieRule.Dense => group + 1,
                    TieRule.Average => (first + 1 + end) / 2.0,
                    _ => place + 1,
                };
            }

            first = end;
        }

        return ranks;
    }
}
