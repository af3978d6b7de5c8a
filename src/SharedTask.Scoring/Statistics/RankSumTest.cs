namespace SharedTask.Scoring.Statistics;

/// <summary>
/// The rank-sum test of Wilcoxon (1945), Mann and Whitney (1947): whether the values of one of two independent samples tend to be greater.
/// Equal to R's <c>wilcox.test</c>: exact where both samples have fewer than 50 values and none are tied, otherwise normal with the variance
/// corrected for ties and the statistic for continuity. SciPy's <c>mannwhitneyu</c> has the same values with the method named.
/// </summary>
public static class RankSumTest
{
    // From here on R takes the normal approximation.
    private const int ExactEnd = 50;

    /// <summary>Compares two samples.</summary>
    /// <param name="first">One sample.</param>
    /// <param name="second">The other one.</param>
    /// <param name="mayBeExact">Whether small samples without ties get exact p-values; otherwise all get approximate ones.</param>
    /// <returns>The statistic and its p-values; NaN for a sample without values or with NaN, and p-values of NaN where all values are tied.</returns>
    public static RankSum Compare(ReadOnlySpan<double> first, ReadOnlySpan<double> second, bool mayBeExact = true)
    {
        if (first.IsEmpty || second.IsEmpty || first.Contains(double.NaN) || second.Contains(double.NaN))
        {
            return new(double.NaN, double.NaN, double.NaN, double.NaN);
        }

        var (statistic, ties) = Rank(first, second);
        return mayBeExact && ties == 0 && Math.Max(first.Length, second.Length) < ExactEnd
            ? Exact(statistic, first.Length, second.Length)
            : Approximate(statistic, ties, first.Length, second.Length);
    }

    /// <summary>The pairs that the first sample wins, half of a tie counted, and the sum of t³ − t over groups of t tied values.</summary>
    private static (double Statistic, double Ties) Rank(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double[] values = [.. first, .. second];
        int[] samples = [.. new int[first.Length], .. Enumerable.Repeat(1, second.Length)];
        Array.Sort(values, samples);
        var (ranks, ties) = (0.0, 0.0);
        for (int start = 0, end; start < values.Length; start = end)
        {
            end = start + 1;
            while (end < values.Length && values[end] == values[start])
            {
                end++;
            }

            double tied = end - start;
            ties += (tied * tied * tied) - tied;
            ranks += samples.AsSpan(start, end - start).Count(0) * ((start + 1 + end) / 2.0);
        }

        return (ranks - (first.Length * (first.Length + 1.0) / 2), ties);
    }

    private static RankSum Approximate(double statistic, double ties, double first, double second)
    {
        var all = first + second;
        var error = Math.Sqrt(first * second / 12 * (all + 1 - (ties / (all * (all - 1)))));
        var difference = statistic - (first * second / 2);
        return error == 0
            ? new(statistic, double.NaN, double.NaN, double.NaN)
            : new(
                statistic,
                NormalDistribution.Survival((difference - 0.5) / error),
                NormalDistribution.Cumulative((difference + 0.5) / error),
                Math.Min(1, 2 * NormalDistribution.Survival((Math.Abs(difference) - 0.5) / error)));
    }

    private static RankSum Exact(double statistic, int first, int second)
    {
        var counts = Counts(first, second);
        var total = counts.Sum();
        var greater = counts.Skip((int)statistic).Sum() / total;
        var less = counts.Take((int)statistic + 1).Sum() / total;
        return new(statistic, greater, less, Math.Min(1, 2 * Math.Min(greater, less)));
    }

    /// <summary>In how many orders of two samples the first wins 0, 1, 2, ... pairs.</summary>
    private static double[] Counts(int first, int second)
    {
        // Either the greatest value is the first sample's and wins against all of the second, or it is one of the second and may go.
        var counts = new double[first + 1][];
        for (var one = 0; one <= first; one++)
        {
            counts[one] = new double[(first * second) + 1];
            counts[one][0] = 1;
        }

        for (var other = 1; other <= second; other++)
        {
            for (var one = 1; one <= first; one++)
            {
                for (var wins = other; wins <= one * other; wins++)
                {
                    counts[one][wins] += counts[one - 1][wins - other];
                }
            }
        }

        return counts[first];
    }
}
