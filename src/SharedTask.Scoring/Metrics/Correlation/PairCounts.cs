namespace SharedTask.Scoring.Metrics.Correlation;

/// <summary>How many pairs of items are in the same order in two lists of numbers, in the opposite one, or tied (Knight 1966).</summary>
/// <param name="Total">All pairs of items.</param>
/// <param name="Discordant">Pairs in opposite orders.</param>
/// <param name="GoldTies">Pairs tied in the gold.</param>
/// <param name="PredictedTies">Pairs tied in the predictions.</param>
/// <param name="JointTies">Pairs tied in both.</param>
/// <param name="GoldValues">How many distinct gold numbers there are.</param>
/// <param name="PredictedValues">How many distinct predicted numbers there are.</param>
internal sealed record PairCounts(long Total, long Discordant, long GoldTies, long PredictedTies, long JointTies, int GoldValues, int PredictedValues)
{
    /// <summary>Pairs in the same order.</summary>
    public long Concordant => Total - GoldTies - PredictedTies + JointTies - Discordant;

    /// <summary>Concordant minus discordant pairs.</summary>
    public long Difference => Concordant - Discordant;

    /// <summary>Counts pairs in n log n steps.</summary>
    /// <param name="pairs">The items.</param>
    /// <returns>The counts.</returns>
    public static PairCounts Of(PairedNumbers pairs)
    {
        var gold = pairs.Gold;
        var predicted = pairs.Predicted;
        var (goldTies, goldValues) = CountTies(gold);
        var jointTies = 0L;
        for (int i = 1, run = 1; i <= gold.Length; i++)
        {
            if (i < gold.Length && gold[i] == gold[i - 1] && predicted[i] == predicted[i - 1])
            {
                run++;
                continue;
            }

            jointTies += PairsOf(run);
            run = 1;
        }

        // Items stand in the order of the gold, ties in that of the predictions: an inversion is a discordant pair.
        var sorted = predicted.ToArray();
        var discordant = CountInversions(sorted);
        var (predictedTies, predictedValues) = CountTies(sorted);
        return new(PairsOf(gold.Length), discordant, goldTies, predictedTies, jointTies, goldValues, predictedValues);
    }

    private static long PairsOf(long items) => items * (items - 1) / 2;

    private static (long Ties, int Values) CountTies(ReadOnlySpan<double> sorted)
    {
        var (ties, values, run) = (0L, 0, 0L);
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
            {
                ties += PairsOf(run);
                run = 0;
                values++;
            }

            run++;
        }

        return (ties + PairsOf(run), values);
    }

    /// <summary>Sorts by merging, and counts the pairs that stood in the wrong order.</summary>
    private static long CountInversions(double[] numbers)
    {
        var inversions = 0L;
        var (source, target) = (numbers, new double[numbers.Length]);
        for (long width = 1; width < numbers.Length; width *= 2)
        {
            for (long from = 0; from < numbers.Length; from += 2 * width)
            {
                var middle = (int)Math.Min(from + width, numbers.Length);
                var to = (int)Math.Min(from + (2 * width), numbers.Length);
                var (left, right) = ((int)from, middle);
                for (var position = (int)from; position < to; position++)
                {
                    if (left < middle && (right == to || source[left] <= source[right]))
                    {
                        target[position] = source[left++];
                    }
                    else
                    {
                        inversions += middle - left;
                        target[position] = source[right++];
                    }
                }
            }

            (source, target) = (target, source);
        }

        if (!ReferenceEquals(source, numbers))
        {
            source.CopyTo(numbers, 0);
        }

        return inversions;
    }
}
