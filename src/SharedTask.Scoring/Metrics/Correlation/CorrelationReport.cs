using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Correlation;

/// <summary>
/// How far predicted numbers go with gold numbers, as scipy computes it. Every coefficient is in −1..1, and NaN where the gold or the
/// predicted numbers are all the same, which includes fewer than two pairs.
/// </summary>
public sealed class CorrelationReport
{
    private readonly PairedNumbers pairs;
    private readonly Lazy<PairCounts> counts;

    /// <summary>Prepares the coefficients, each of which is computed when it is asked for.</summary>
    /// <param name="pairs">The pairs.</param>
    public CorrelationReport(PairedNumbers pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        this.pairs = pairs;
        counts = new(() => PairCounts.Of(pairs), LazyThreadSafetyMode.None);
    }

    /// <summary>Pearson's product-moment correlation.</summary>
    public double Pearson
    {
        get
        {
            if (IsUndefined)
            {
                return double.NaN;
            }

            var gold = Centred(pairs.Gold);
            var predicted = Centred(pairs.Predicted);
            return Clamp(Product(gold, predicted) / Math.Sqrt(Product(gold, gold) * Product(predicted, predicted)));
        }
    }

    /// <summary>Spearman's rank correlation: Pearson's of average ranks.</summary>
    public double Spearman
    {
        get
        {
            if (IsUndefined)
            {
                return double.NaN;
            }

            // Twice the distance of an average rank from the mean rank is a whole number: the sums are exact.
            var gold = Ranks.TwiceCentred(pairs.Gold);
            var predicted = Ranks.TwiceCentred(pairs.Predicted);
            Int128 shared = 0, goldSquares = 0, predictedSquares = 0;
            for (var i = 0; i < gold.Length; i++)
            {
                shared += (Int128)gold[i] * predicted[i];
                goldSquares += (Int128)gold[i] * gold[i];
                predictedSquares += (Int128)predicted[i] * predicted[i];
            }

            return Clamp((double)shared / Math.Sqrt((double)goldSquares * (double)predictedSquares));
        }
    }

    /// <summary>Kendall's τ-b: (concordant − discordant) / √((pairs − gold ties)(pairs − predicted ties)).</summary>
    public double KendallTauB => IsUndefined
        ? double.NaN
        : Clamp(counts.Value.Difference / Math.Sqrt((double)(counts.Value.Total - counts.Value.GoldTies) * (counts.Value.Total - counts.Value.PredictedTies)));

    /// <summary>Stuart's τ-c: 2 (concordant − discordant) / (n² (m − 1) / m), m being the lesser number of distinct values.</summary>
    public double KendallTauC
    {
        get
        {
            if (IsUndefined)
            {
                return double.NaN;
            }

            var classes = (double)Math.Min(counts.Value.GoldValues, counts.Value.PredictedValues);
            return Clamp(2.0 * counts.Value.Difference / ((double)pairs.Count * pairs.Count * (classes - 1) / classes));
        }
    }

    /// <summary>
    /// Weighted τ (Vigna 2015) with additive hyperbolic weights 1 / (r + 1): the mean of its values for r from the ranks by gold and by
    /// predicted numbers, the greatest number having rank 0.
    /// </summary>
    public double WeightedTau => IsUndefined
        ? double.NaN
        : (WeightedKendall.Ranked(pairs.Gold, pairs.Predicted) + WeightedKendall.RankedByPredicted(pairs)) / 2;

    /// <summary>
    /// The share of pairs of items that are in the same order, or tied in both, in 0..1 (Deutsch, Foster and Freitag 2023, used by the WMT
    /// metrics tasks); NaN for fewer than two items.
    /// </summary>
    public double PairwiseAccuracy => pairs.Count < 2 ? double.NaN : (double)(counts.Value.Concordant + counts.Value.JointTies) / counts.Value.Total;

    private bool IsUndefined => pairs.IsGoldConstant || pairs.IsPredictedConstant;

    private static double Clamp(double value) => Math.Clamp(value, -1, 1);

    /// <summary>The distances from the mean, divided by the greatest, so that squares neither overflow nor vanish.</summary>
    private static double[] Centred(ReadOnlySpan<double> numbers)
    {
        var sum = default(CompensatedSum);
        foreach (var number in numbers)
        {
            sum.Add(number / numbers.Length);
        }

        var mean = sum.Value;
        var centred = new double[numbers.Length];
        var greatest = 0.0;
        for (var i = 0; i < centred.Length; i++)
        {
            centred[i] = numbers[i] - mean;
            greatest = Math.Max(greatest, Math.Abs(centred[i]));
        }

        for (var i = 0; i < centred.Length; i++)
        {
            centred[i] /= greatest;
        }

        return centred;
    }

    private static double Product(double[] left, double[] right)
    {
        var sum = default(CompensatedSum);
        for (var i = 0; i < left.Length; i++)
        {
            sum.Add(left[i] * right[i]);
        }

        return sum.Value;
    }
}
