using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Correlation;

/// <summary>
/// How many pairs of items are in the same order in two lists of numbers, in the opposite one, or tied (Knight 1966), and the same sums
/// with additive hyperbolic weights (Vigna 2015): an item weighs 1 / (r + 1) by its rank r in the first list, the greatest having
/// rank 0, a pair the sum of both.
/// </summary>
/// <param name="Total">All pairs of items.</param>
/// <param name="Discordant">Pairs in opposite orders.</param>
/// <param name="FirstTies">Pairs tied in the first list.</param>
/// <param name="SecondTies">Pairs tied in the second list.</param>
/// <param name="JointTies">Pairs tied in both.</param>
/// <param name="FirstValues">How many different numbers the first list has.</param>
/// <param name="SecondValues">How many different numbers the second list has.</param>
/// <param name="WeightedTau">τ of the weighted sums, in −1..1; not meaningful if either list is constant.</param>
internal sealed record KendallSums(long Total, long Discordant, long FirstTies, long SecondTies, long JointTies, int FirstValues, int SecondValues, double WeightedTau)
{
    /// <summary>Pairs in the same order.</summary>
    public long Concordant => Total - FirstTies - SecondTies + JointTies - Discordant;

    /// <summary>Concordant minus discordant pairs.</summary>
    public long Difference => Concordant - Discordant;

    /// <summary>Sums up in n log n steps, ranks being those of the gold.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <returns>The sums.</returns>
    public static KendallSums ByGold(PairedNumbers pairs) => Of([.. pairs.Sorted.GoldCodes], [.. pairs.Sorted.PredictedCodes], [.. pairs.Counts]);

    /// <summary>Sums up in n log n steps, ranks being those of the predictions.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <returns>The sums.</returns>
    public static KendallSums ByPredicted(PairedNumbers pairs)
    {
        var order = pairs.Sorted.ByPredicted;
        var counts = pairs.Counts.ToArray();
        return Of(
            Array.ConvertAll(order, pair => pairs.Sorted.PredictedCodes[pair]),
            Array.ConvertAll(order, pair => pairs.Sorted.GoldCodes[pair]),
            Array.ConvertAll(order, pair => counts[pair]));
    }

    /// <summary>Sums up items in the order of the first codes, ties in that of the second; the arrays are used up.</summary>
    private static KendallSums Of(int[] first, int[] second, int[] counts)
    {
        var (length, items) = Compact(first, second, counts);
        var weights = new double[length];
        var jointTies = 0L;
        var (all, joint) = (default(CompensatedSum), default(CompensatedSum));
        for (int pair = 0, left = items; pair < length; pair++)
        {
            for (var i = 0; i < counts[pair]; i++)
            {
                weights[pair] += 1.0 / left--;
            }

            all.Add(weights[pair]);
            jointTies += PairsOf(counts[pair]);
            joint.Add(weights[pair] * (counts[pair] - 1));
        }

        var firsts = Ties.Of(first.AsSpan(0, length), counts, weights);
        var seconds = Ties.Of(second.AsSpan(0, length), counts, weights);
        var (discordant, exchanged) = CountInversions(second.AsSpan(0, length).ToArray(), Array.ConvertAll(counts[..length], count => (long)count), weights);
        var total = all.Value * (items - 1);
        var difference = total - (firsts.Weight + seconds.Weight - joint.Value) - (2 * exchanged);
        var tau = Math.Clamp(difference / Math.Sqrt((total - firsts.Weight) * (total - seconds.Weight)), -1, 1);
        return new(PairsOf(items), discordant, firsts.Pairs, seconds.Pairs, jointTies, firsts.Values, seconds.Values, tau);
    }

    private static long PairsOf(long items) => items * (items - 1) / 2;

    /// <summary>Moves what occurs to the front.</summary>
    private static (int Length, int Items) Compact(int[] first, int[] second, int[] counts)
    {
        var (length, items) = (0, 0);
        for (var pair = 0; pair < counts.Length; pair++)
        {
            if (counts[pair] > 0)
            {
                items += counts[pair];
                (first[length], second[length], counts[length]) = (first[pair], second[pair], counts[pair]);
                length++;
            }
        }

        return (length, items);
    }

    /// <summary>Sorts by merging, counts and weights along with codes, and sums up the pairs of items that stood in the wrong order.</summary>
    private static (long Pairs, double Weight) CountInversions(int[] codes, long[] counts, double[] weights)
    {
        var pairs = 0L;
        var weight = default(CompensatedSum);
        var (targetCodes, targetCounts, targetWeights) = (new int[codes.Length], new long[codes.Length], new double[codes.Length]);
        for (long width = 1; width < codes.Length; width *= 2)
        {
            for (long from = 0; from < codes.Length; from += 2 * width)
            {
                var middle = (int)Math.Min(from + width, codes.Length);
                var to = (int)Math.Min(from + (2 * width), codes.Length);
                var (left, right) = ((int)from, middle);
                var (waitingCount, waitingWeight) = (0L, 0.0);
                for (var i = left; i < middle; i++)
                {
                    waitingCount += counts[i];
                    waitingWeight += weights[i];
                }

                for (var position = (int)from; position < to; position++)
                {
                    int taken;
                    if (left < middle && (right == to || codes[left] <= codes[right]))
                    {
                        taken = left++;
                        waitingCount -= counts[taken];
                        waitingWeight -= weights[taken];
                    }
                    else
                    {
                        taken = right++;
                        if (left < middle)
                        {
                            pairs += counts[taken] * waitingCount;
                            weight.Add((weights[taken] * waitingCount) + (waitingWeight * counts[taken]));
                        }
                    }

                    targetCodes[position] = codes[taken];
                    targetCounts[position] = counts[taken];
                    targetWeights[position] = weights[taken];
                }
            }

            (codes, targetCodes) = (targetCodes, codes);
            (counts, targetCounts) = (targetCounts, counts);
            (weights, targetWeights) = (targetWeights, weights);
        }

        return (pairs, weight.Value);
    }

    /// <summary>Pairs of items with the same code.</summary>
    private readonly record struct Ties(long Pairs, double Weight, int Values)
    {
        public static Ties Of(ReadOnlySpan<int> codes, int[] counts, double[] weights)
        {
            var greatest = -1;
            foreach (var code in codes)
            {
                greatest = Math.Max(greatest, code);
            }

            var sums = new (long Count, double Weight)[greatest + 1];
            for (var pair = 0; pair < codes.Length; pair++)
            {
                ref var sum = ref sums[codes[pair]];
                sum = (sum.Count + counts[pair], sum.Weight + weights[pair]);
            }

            var (pairs, values, weight) = (0L, 0, default(CompensatedSum));
            foreach (var (count, itsWeight) in sums)
            {
                if (count > 0)
                {
                    values++;
                    pairs += PairsOf(count);
                    weight.Add(itsWeight * (count - 1));
                }
            }

            return new(pairs, weight.Value, values);
        }
    }
}
