using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Correlation;

/// <summary>
/// Pairs of a gold and a predicted number, held in the order of the gold and, where that ties, of the predicted numbers: so the
/// order of lines cannot matter to the last bit.
/// </summary>
public sealed class PairedNumbers
{
    private readonly double[] gold;
    private readonly double[] predicted;

    private PairedNumbers(double[] gold, double[] predicted)
    {
        this.gold = gold;
        this.predicted = predicted;
        IsGoldConstant = gold.Length == 0 || gold[0] == gold[^1];
        IsPredictedConstant = predicted.Length == 0 || !predicted.AsSpan().ContainsAnyExcept(predicted[0]);
    }

    /// <summary>How many pairs there are.</summary>
    public int Count => gold.Length;

    /// <summary>The gold numbers in ascending order.</summary>
    public ReadOnlySpan<double> Gold => gold;

    /// <summary>The predicted number of each gold number.</summary>
    public ReadOnlySpan<double> Predicted => predicted;

    /// <summary>Whether all gold numbers are the same, as a single one is.</summary>
    public bool IsGoldConstant { get; }

    /// <summary>Whether all predicted numbers are the same, as a single one is.</summary>
    public bool IsPredictedConstant { get; }

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

        var keys = CopyOf(gold, nameof(gold));
        var values = CopyOf(predicted, nameof(predicted));
        Array.Sort(keys, values);
        for (int from = 0, to; from < keys.Length; from = to)
        {
            to = from + 1;
            while (to < keys.Length && keys[to] == keys[from])
            {
                to++;
            }

            Array.Sort(values, from, to - from);
        }

        return new PairedNumbers(keys, values);
    }

    /// <summary>As many pairs drawn with replacement.</summary>
    /// <param name="random">The source of randomness.</param>
    /// <returns>The resample.</returns>
    public PairedNumbers Resample(Xoshiro256 random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var drawn = new int[gold.Length];
        for (var i = 0; i < drawn.Length; i++)
        {
            drawn[random.Next((uint)drawn.Length)]++;
        }

        var keys = new double[gold.Length];
        var values = new double[gold.Length];
        for (int pair = 0, position = 0; pair < drawn.Length; pair++)
        {
            keys.AsSpan(position, drawn[pair]).Fill(gold[pair]);
            values.AsSpan(position, drawn[pair]).Fill(predicted[pair]);
            position += drawn[pair];
        }

        return new PairedNumbers(keys, values);
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
}
