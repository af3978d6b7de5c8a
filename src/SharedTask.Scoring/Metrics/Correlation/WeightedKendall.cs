using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Correlation;

/// <summary>Weighted τ with additive hyperbolic weights, in n log n steps (Vigna 2015).</summary>
internal static class WeightedKendall
{
    /// <summary>Weighted τ by the ranks of the first numbers, ties by the second.</summary>
    /// <param name="first">The first numbers, ascending.</param>
    /// <param name="second">The second numbers, ascending where the first tie.</param>
    /// <returns>The value in −1..1; neither may be constant.</returns>
    public static double Ranked(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        // The greatest item has rank 0. A pair weighs the sum of its items' weights, so that a run of m ties weighs m − 1 times theirs.
        var weights = new double[first.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = 1.0 / (weights.Length - i);
        }

        var total = Sum(weights) * (weights.Length - 1);
        var (firstTies, jointTies) = (WeighTies(first, default, weights), WeighTies(first, second, weights));
        var sorted = second.ToArray();
        var exchanged = WeighInversions(sorted, weights);
        var secondTies = WeighTies(sorted, default, weights);
        var difference = total - (firstTies + secondTies - jointTies) - (2 * exchanged);
        return Math.Clamp(difference / Math.Sqrt((total - firstTies) * (total - secondTies)), -1, 1);
    }

    /// <summary>Weighted τ by the ranks of the predicted numbers, ties by the gold.</summary>
    /// <param name="pairs">The pairs; neither side may be constant.</param>
    /// <returns>The value in −1..1.</returns>
    public static double RankedByPredicted(PairedNumbers pairs)
    {
        var turned = PairedNumbers.Of(pairs.Predicted, pairs.Gold);
        return Ranked(turned.Gold, turned.Predicted);
    }

    private static double Sum(ReadOnlySpan<double> weights)
    {
        var sum = default(CompensatedSum);
        foreach (var weight in weights)
        {
            sum.Add(weight);
        }

        return sum.Value;
    }

    private static double WeighTies(ReadOnlySpan<double> sorted, ReadOnlySpan<double> others, ReadOnlySpan<double> weights)
    {
        var sum = default(CompensatedSum);
        for (int from = 0, to; from < sorted.Length; from = to)
        {
            to = from + 1;
            while (to < sorted.Length && sorted[to] == sorted[from] && (others.IsEmpty || others[to] == others[from]))
            {
                to++;
            }

            if (to - from > 1)
            {
                sum.Add(Sum(weights[from..to]) * (to - from - 1));
            }
        }

        return sum.Value;
    }

    /// <summary>Sorts by merging, weights along with numbers, and weighs the pairs that stood in the wrong order.</summary>
    private static double WeighInversions(double[] numbers, double[] weights)
    {
        var weight = default(CompensatedSum);
        var (source, target) = (numbers, new double[numbers.Length]);
        var (sourceWeights, targetWeights) = (weights, new double[numbers.Length]);
        for (long width = 1; width < numbers.Length; width *= 2)
        {
            for (long from = 0; from < numbers.Length; from += 2 * width)
            {
                var middle = (int)Math.Min(from + width, numbers.Length);
                var to = (int)Math.Min(from + (2 * width), numbers.Length);
                var (left, right) = ((int)from, middle);
                var waiting = Sum(sourceWeights.AsSpan(left, middle - left));
                for (var position = (int)from; position < to; position++)
                {
                    if (left < middle && (right == to || source[left] <= source[right]))
                    {
                        waiting -= sourceWeights[left];
                        target[position] = source[left];
                        targetWeights[position] = sourceWeights[left++];
                    }
                    else
                    {
                        if (left < middle)
                        {
                            weight.Add((sourceWeights[right] * (middle - left)) + waiting);
                        }

                        target[position] = source[right];
                        targetWeights[position] = sourceWeights[right++];
                    }
                }
            }

            (source, target) = (target, source);
            (sourceWeights, targetWeights) = (targetWeights, sourceWeights);
        }

        if (!ReferenceEquals(source, numbers))
        {
            source.CopyTo(numbers, 0);
            sourceWeights.CopyTo(weights, 0);
        }

        return weight.Value;
    }
}
