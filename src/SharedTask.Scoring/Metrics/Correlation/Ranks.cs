namespace SharedTask.Scoring.Metrics.Correlation;

/// <summary>Average ranks.</summary>
internal static class Ranks
{
    /// <summary>Twice the distance of each number's average rank from the mean rank, which is a whole number.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <returns>As many distances; their sum is 0.</returns>
    public static long[] TwiceCentred(ReadOnlySpan<double> numbers)
    {
        var sorted = numbers.ToArray();
        var order = new int[sorted.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(sorted, order);
        var ranks = new long[sorted.Length];
        for (int from = 0, to; from < sorted.Length; from = to)
        {
            to = from + 1;
            while (to < sorted.Length && sorted[to] == sorted[from])
            {
                to++;
            }

            // Ranks from + 1 .. to have the mean (from + 1 + to) / 2; the mean of all is (n + 1) / 2.
            for (var i = from; i < to; i++)
            {
                ranks[order[i]] = (long)from + to - sorted.Length;
            }
        }

        return ranks;
    }
}
