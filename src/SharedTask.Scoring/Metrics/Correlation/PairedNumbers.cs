using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Correlation;

/// <summary>
/// Pairs of a gold and a predicted number. Different pairs are held once, with how often they occur, in the order of the gold and,
/// where that ties, of the predicted numbers: so the order of lines cannot matter to the last bit, and a resample needs no sorting.
/// </summary>
public sealed class PairedNumbers
{
    private readonly SortedPairs sorted;
    private readonly int[] counts;
    private readonly (double[] Gold, double[] Predicted) items;
    private int[]? owners;
    private int[]? ownersOfItems;

    private PairedNumbers(SortedPairs sorted, int[] counts, (double[] Gold, double[] Predicted) items)
    {
        this.sorted = sorted;
        this.counts = counts;
        this.items = items;
        Count = items.Gold.Length;
        IsGoldConstant = IsConstant(sorted.GoldCodes);
        IsPredictedConstant = IsConstant(sorted.PredictedCodes);
    }

    /// <summary>How many pairs there are, equal ones included.</summary>
    public int Count { get; }

    /// <summary>The gold number of each different pair, in ascending order.</summary>
    public ReadOnlySpan<double> Gold => sorted.Gold;

    /// <summary>The predicted number of each different pair.</summary>
    public ReadOnlySpan<double> Predicted => sorted.Predicted;

    /// <summary>How often each different pair occurs; 0 where a resample does not have it.</summary>
    public ReadOnlySpan<int> Counts => counts;

    /// <summary>Whether all gold numbers are the same, as a single one is.</summary>
    public bool IsGoldConstant { get; }

    /// <summary>Whether all predicted numbers are the same, as a single one is.</summary>
    public bool IsPredictedConstant { get; }

    /// <summary>The order of the numbers.</summary>
    internal SortedPairs Sorted => sorted;

    /// <summary>Takes pairs.</summary>
    /// <param name="gold">The gold numbers, finite.</param>
    /// <param name="predicted">The predicted numbers, as many and finite.</param>
    /// <returns>The pairs.</returns>
    /// <exception cref="ArgumentException">There are more of the ones than of the others, or a number is not finite.</exception>
    public static PairedNumbers Of(ReadOnlySpan<double> gold, ReadOnlySpan<double> predicted)
    {
        if (gold.Length != predicted.Length)
        {
            throw new ArgumentException("There must be as many predicted numbers as gold numbers.", nameof(predicted));
        }

        var items = (Gold: CopyOf(gold, nameof(gold)), Predicted: CopyOf(predicted, nameof(predicted)));
        var sorted = SortedPairs.Of([.. items.Gold], [.. items.Predicted], out var counts);
        return new PairedNumbers(sorted, counts, items);
    }

    /// <summary>As many pairs drawn with replacement; they do not depend on the order of items.</summary>
    /// <param name="random">The source of randomness.</param>
    /// <returns>The resample.</returns>
    public PairedNumbers Resample(Xoshiro256 random) => Draw(random, owners ??= FindOwners());

    /// <summary>As many items drawn with replacement: with the same seed the same items, whatever is predicted for them.</summary>
    /// <param name="random">The source of randomness.</param>
    /// <returns>The resample.</returns>
    public PairedNumbers ResampleItems(Xoshiro256 random) =>
        Draw(random, ownersOfItems ??= [.. items.Gold.Zip(items.Predicted, (gold, predicted) => sorted.Find(gold, predicted))]);

    private PairedNumbers Draw(Xoshiro256 random, int[] pairs)
    {
        ArgumentNullException.ThrowIfNull(random);
        var drawn = new int[counts.Length];
        for (var i = 0; i < pairs.Length; i++)
        {
            drawn[pairs[random.Next((uint)pairs.Length)]]++;
        }

        return new PairedNumbers(sorted, drawn, items);
    }

    /// <summary>The number of the pair that each item is, in the order of pairs.</summary>
    private int[] FindOwners()
    {
        var found = new int[Count];
        for (int pair = 0, position = 0; pair < counts.Length; position += counts[pair++])
        {
            found.AsSpan(position, counts[pair]).Fill(pair);
        }

        return found;
    }

    private static double[] CopyOf(ReadOnlySpan<double> numbers, string name)
    {
        var copy = numbers.ToArray();
        for (var i = 0; i < copy.Length; i++)
        {
            // Zero and negative zero are one number.
            copy[i] = double.IsFinite(copy[i]) ? copy[i] + 0.0 : throw new ArgumentException("Every number must be finite.", name);
        }

        return copy;
    }

    private bool IsConstant(int[] codes)
    {
        var first = -1;
        for (var pair = 0; pair < codes.Length; pair++)
        {
            if (counts[pair] > 0)
            {
                first = first < 0 ? codes[pair] : first;
                if (codes[pair] != first)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
