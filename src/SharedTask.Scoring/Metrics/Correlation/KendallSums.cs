using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Correlation;

/// <summary>
/// How many pairs of items are in the same order in two lists of numbers, in the opposite one, or tied (Knight 1966), and the same sums
/// with additive hyperbolic weights (Vigna 2015): an item weighs 1 / (r + 1) by its rank r in one of the lists, the greatest having
/// rank 0, a pair the sum of both.
/// </summary>
/// <param name="Total">All pairs of items.</param>
/// <param name="Discordant">Pairs in opposite orders.</param>
/// <param name="FirstTies">Pairs tied in the first list.</param>
/// <param name="SecondTies">Pairs tied in the second list.</param>
/// <param name="JointTies">Pairs tied in both.</param>
/// <param name="FirstValues">How many different numbers the first list has.</param>
/// <param name="SecondValues">How many different numbers the second list has.</param>
/// <param name="WeightedTauByFirst">τ of the sums weighted by ranks in the first list, in −1..1; not meaningful if either list is constant.</param>
/// <param name="WeightedTauBySecond">τ of the sums weighted by ranks in the second list.</param>
internal sealed record KendallSums(
    long Total, long Discordant, long FirstTies, long SecondTies, long JointTies, int FirstValues, int SecondValues, double WeightedTauByFirst, double WeightedTauBySecond)
{
    /// <summary>Pairs in the same order.</summary>
    public long Concordant => Total - FirstTies - SecondTies + JointTies - Discordant;

    /// <summary>Concordant minus discordant pairs.</summary>
    public long Difference => Concordant - Discordant;

    /// <summary>Sums up in n log n steps; the first list is the gold.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <returns>The sums.</returns>
    public static KendallSums Of(PairedNumbers pairs)
    {
        var sorted = pairs.Sorted;
        var counts = pairs.Counts;
        var discordant = CountDiscordant(sorted.GoldCodes, sorted.PredictedCodes, counts);
        var first = TieSums.Of(sorted.GoldCodes, counts);
        var second = TieSums.Of(sorted.PredictedCodes, counts);
        var (twice, joint) = (0L, 0L);
        for (var pair = 0; pair < counts.Length; pair++)
        {
            twice += discordant[pair] * counts[pair];
            joint += TieSums.PairsOf(counts[pair]);
        }

        return new(
            TieSums.PairsOf(pairs.Count),
            twice / 2,
            first.Pairs,
            second.Pairs,
            joint,
            first.Values,
            second.Values,
            WeightedTau(pairs, Weigh(pairs, order: null), discordant, first.Counts, second.Counts),
            WeightedTau(pairs, Weigh(pairs, sorted.ByPredicted), discordant, first.Counts, second.Counts));
    }

    /// <summary>
    /// For each pair how many items stand to it in opposite orders. Pairs come in the order of the first codes and, where these tie, of
    /// the second: behind a pair are those whose first code is greater, before it those whose is less.
    /// </summary>
    private static long[] CountDiscordant(int[] first, int[] second, ReadOnlySpan<int> counts)
    {
        var discordant = new long[first.Length];
        var all = new long[first.Length + 1];
        for (var pair = 0; pair < counts.Length; pair++)
        {
            all[second[pair] + 1] += counts[pair];
        }

        for (var code = 1; code < all.Length; code++)
        {
            all[code] += all[code - 1];
        }

        var before = new CumulativeCounts(first.Length);
        for (int from = 0, to; from < first.Length; from = to)
        {
            // Of this group, those that have a lesser second code are neither before nor behind.
            var less = 0L;
            for (to = from; to < first.Length && first[to] == first[from]; to++)
            {
                if (counts[to] > 0)
                {
                    var below = before.Below(second[to]);
                    discordant[to] = before.Total - below - before.At(second[to]) + (all[second[to]] - below - less);
                    less += counts[to];
                }
            }

            for (var pair = from; pair < to; pair++)
            {
                before.Add(second[pair], counts[pair]);
            }
        }

        return discordant;
    }

    /// <summary>The weight of each pair's items together, by ranks in an order from the least number to the greatest.</summary>
    private static double[] Weigh(PairedNumbers pairs, int[]? order)
    {
        var counts = pairs.Counts;
        var reciprocals = pairs.Sorted.Reciprocals(pairs.Count);
        var weights = new double[counts.Length];
        var left = pairs.Count;
        for (var i = 0; i < weights.Length; i++)
        {
            var pair = order is null ? i : order[i];
            var weight = 0.0;
            for (var item = counts[pair]; item > 0; item--)
            {
                weight += reciprocals[left--];
            }

            weights[pair] = weight;
        }

        return weights;
    }

    private static double WeightedTau(PairedNumbers pairs, double[] weights, long[] discordant, int[] firstCounts, int[] secondCounts)
    {
        var counts = pairs.Counts;
        var (first, second) = (pairs.Sorted.GoldCodes, pairs.Sorted.PredictedCodes);
        var (all, exchanged, firstTies, secondTies, jointTies) =
            (default(CompensatedSum), default(CompensatedSum), default(CompensatedSum), default(CompensatedSum), default(CompensatedSum));
        for (var pair = 0; pair < weights.Length; pair++)
        {
            if (counts[pair] > 0)
            {
                var weight = weights[pair];
                all.Add(weight);
                exchanged.Add(weight * discordant[pair]);
                firstTies.Add(weight * (firstCounts[first[pair]] - 1));
                secondTies.Add(weight * (secondCounts[second[pair]] - 1));
                jointTies.Add(weight * (counts[pair] - 1));
            }
        }

        var total = all.Value * (pairs.Count - 1);
        var difference = total - (firstTies.Value + secondTies.Value - jointTies.Value) - (2 * exchanged.Value);
        return Math.Clamp(difference / Math.Sqrt((total - firstTies.Value) * (total - secondTies.Value)), -1, 1);
    }
}
