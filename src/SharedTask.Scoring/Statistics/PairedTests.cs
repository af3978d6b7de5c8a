namespace SharedTask.Scoring.Statistics;

/// <summary>
/// Tests of whether two systems differ on the same items. All are two-sided: the p-value is the probability, if they did not
/// differ, of a difference at least as great in either direction. An undefined p-value is NaN.
/// </summary>
public static class PairedTests
{
    private const int MostExactSigns = 20;
    private const int MostExactRanks = 50;

    /// <summary>
    /// The paired permutation test of the mean difference (Fisher; Noreen 1989 as approximate randomization): signs of the
    /// differences change at random. With at most 20 differences other than 0 all assignments are counted; otherwise
    /// p = (1 + extreme) / (1 + permutations).
    /// </summary>
    /// <param name="differences">Per item the score of one system minus that of the other.</param>
    /// <param name="permutations">How many random assignments, at least 1.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The p-value, in 0..1; NaN without items.</returns>
    public static double Permutation(ReadOnlySpan<double> differences, int permutations, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permutations, 1);
        if (differences.IsEmpty)
        {
            return double.NaN;
        }

        double[] moving = [.. differences.ToArray().Where(difference => difference != 0)];
        var observed = Math.Abs(moving.Sum());
        // Sums in another order differ in their last bits; those are not differences of the systems.
        var extreme = observed - (1e-12 * moving.Sum(Math.Abs));
        if (moving.Length <= MostExactSigns)
        {
            var all = 1L << moving.Length;
            long asExtreme = 0;
            for (long signs = 0; signs < all; signs++)
            {
                asExtreme += Math.Abs(Flipped(moving, (ulong)signs)) >= extreme ? 1 : 0;
            }

            return (double)asExtreme / all;
        }

        var random = new Xoshiro256(seed);
        var found = 0;
        for (var i = 0; i < permutations; i++)
        {
            var sum = 0.0;
            for (var from = 0; from < moving.Length; from += 64)
            {
                sum += Flipped(moving.AsSpan(from, Math.Min(64, moving.Length - from)), random.Next());
            }

            found += Math.Abs(sum) >= extreme ? 1 : 0;
        }

        return (1.0 + found) / (1.0 + permutations);
    }

    /// <summary>
    /// The paired bootstrap test of a metric (Koehn 2004, in the form of sacreBLEU): p = (1 + extreme) / (1 + resamples), where a
    /// resample is extreme if the systems are further apart there, less the mean distance of all resamples, than they are on all items.
    /// Systems that never differ have 1, for which sacreBLEU prints the least p-value.
    /// </summary>
    /// <param name="observed">The difference of the metric on all items.</param>
    /// <param name="resampled">The difference on each resample, at least one; undefined ones, NaN, are left out.</param>
    /// <returns>The p-value, in 0..1; NaN if the observed difference or every resample is undefined.</returns>
    public static double Bootstrap(double observed, IReadOnlyList<double> resampled)
    {
        ArgumentNullException.ThrowIfNull(resampled);
        double[] distances = [.. resampled.Where(double.IsFinite).Select(Math.Abs)];
        return Share(observed, distances, distances.Length == 0 ? 0 : distances.Average());
    }

    /// <summary>The share of distances that exceed the observed one, with one added to both numbers.</summary>
    /// <param name="observed">The difference of the systems.</param>
    /// <param name="distances">The distances to count; none makes the share undefined.</param>
    /// <param name="center">What is taken off each.</param>
    /// <returns>The share; 1 if the systems never differ.</returns>
    internal static double Share(double observed, double[] distances, double center)
    {
        if (!double.IsFinite(observed) || distances.Length == 0)
        {
            return double.NaN;
        }

        return observed == 0 && Array.TrueForAll(distances, distance => distance == 0)
            ? 1
            : (1.0 + distances.Count(distance => distance - center > Math.Abs(observed))) / (1.0 + distances.Length);
    }

    /// <summary>McNemar's test (1947) with the exact binomial distribution, for systems that are right or wrong on each item.</summary>
    /// <param name="onlyFirst">On how many items only the first system is right.</param>
    /// <param name="onlySecond">On how many only the second is.</param>
    /// <returns>The p-value, in 0..1; 1 if the systems never differ.</returns>
    public static double McNemarExact(long onlyFirst, long onlySecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirst);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecond);
        var (trials, fewer) = (onlyFirst + onlySecond, Math.Min(onlyFirst, onlySecond));
        if (onlyFirst == onlySecond)
        {
            return 1;
        }

        // From the middle outwards terms only shrink: the first is computed in logarithms, the others from it.
        var term = Math.Exp(LogBinomial(trials, fewer) - (trials * Math.Log(2)));
        var sum = term;
        for (var k = fewer; k > 0 && term > sum * 1e-18; k--)
        {
            term *= (double)k / (trials - k + 1);
            sum += term;
        }

        return Math.Min(1, 2 * sum);
    }

    /// <summary>McNemar's test with the χ² distribution and Edwards' correction for continuity (1948), for many items.</summary>
    /// <param name="onlyFirst">On how many items only the first system is right.</param>
    /// <param name="onlySecond">On how many only the second is.</param>
    /// <returns>The p-value, in 0..1; 1 if the systems never differ.</returns>
    public static double McNemarCorrected(long onlyFirst, long onlySecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirst);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecond);
        var difference = Math.Max(0, Math.Abs(onlyFirst - onlySecond) - 1);
        return difference == 0 ? 1 : 2 * NormalDistribution.Survival(difference / Math.Sqrt(onlyFirst + onlySecond));
    }

    /// <summary>
    /// Wilcoxon's signed-rank test (1945). Differences of 0 are left out, equal ones share the mean of their ranks. Without either
    /// and with at most 50 differences the distribution is exact; otherwise normal, corrected for ties and not for continuity,
    /// as in SciPy.
    /// </summary>
    /// <param name="differences">Per item the score of one system minus that of the other.</param>
    /// <returns>The p-value, in 0..1; NaN if no difference is other than 0.</returns>
    public static double Wilcoxon(ReadOnlySpan<double> differences)
    {
        double[] moving = [.. differences.ToArray().Where(difference => difference != 0)];
        if (moving.Length == 0 || Array.Exists(moving, double.IsNaN))
        {
            return double.NaN;
        }

        var ranks = Metrics.Ranking.Ranks.Of([.. moving.Select(Math.Abs)], higherIsBetter: false, Metrics.Ranking.TieRule.Average);
        var positive = moving.Zip(ranks).Where(one => one.First > 0).Sum(one => one.Second);
        double count = moving.Length, all = count * (count + 1) / 2;
        var ties = ranks.CountBy(rank => rank).Where(tie => tie.Value > 1).Sum(tie => Math.Pow(tie.Value, 3) - tie.Value);
        if (moving.Length <= MostExactRanks && ties == 0 && moving.Length == differences.Length)
        {
            return Math.Min(1, 2 * SignedRankTail(moving.Length, (int)Math.Min(positive, all - positive)));
        }

        var variance = (count * (count + 1) * ((2 * count) + 1) / 24) - (ties / 48);
        return Math.Min(1, 2 * NormalDistribution.Survival(Math.Abs(positive - (all / 2)) / Math.Sqrt(variance)));
    }

    private static double Flipped(ReadOnlySpan<double> values, ulong signs)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += (signs & 1) == 0 ? value : -value;
            signs >>= 1;
        }

        return sum;
    }

    /// <summary>The probability that the ranks 1..n, each with a random sign, have positive ones that sum up to at most a number.</summary>
    private static double SignedRankTail(int count, int atMost)
    {
        var ways = new double[atMost + 1];
        ways[0] = 1;
        for (var rank = 1; rank <= count; rank++)
        {
            for (var sum = atMost; sum >= rank; sum--)
            {
                ways[sum] += ways[sum - rank];
            }
        }

        return ways.Sum() / Math.Pow(2, count);
    }

    private static double LogBinomial(long n, long k)
    {
        var sum = default(CompensatedSum);
        for (long i = 1; i <= k; i++)
        {
            sum.Add(Math.Log((double)(n - k + i) / i));
        }

        return sum.Value;
    }
}
