using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Correlation;

/// <summary>
/// How far predicted numbers go with gold numbers, as scipy computes it. Every coefficient is in −1..1, and NaN where the gold or the
/// predicted numbers are all the same, which includes fewer than two pairs.
/// </summary>
public sealed class CorrelationReport
{
    private readonly PairedNumbers pairs;
    private readonly Lazy<KendallSums> byGold;

    /// <summary>Prepares the coefficients, each of which is computed when it is asked for.</summary>
    /// <param name="pairs">The pairs.</param>
    public CorrelationReport(PairedNumbers pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        this.pairs = pairs;
        byGold = new(() => KendallSums.ByGold(pairs), LazyThreadSafetyMode.None);
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

            var gold = TwiceCentredRanks(pairs.Sorted.GoldCodes);
            var predicted = TwiceCentredRanks(pairs.Sorted.PredictedCodes);
            Int128 shared = 0, goldSquares = 0, predictedSquares = 0;
            for (var pair = 0; pair < pairs.Counts.Length; pair++)
            {
                var (left, right) = (gold[pairs.Sorted.GoldCodes[pair]], predicted[pairs.Sorted.PredictedCodes[pair]]);
                shared += (Int128)(left * pairs.Counts[pair]) * right;
                goldSquares += (Int128)(left * pairs.Counts[pair]) * left;
                predictedSquares += (Int128)(right * pairs.Counts[pair]) * right;
            }

            return Clamp((double)shared / Math.Sqrt((double)goldSquares * (double)predictedSquares));
        }
    }

    /// <summary>Kendall's τ-b: (concordant − discordant) / √((pairs − gold ties)(pairs − predicted ties)).</summary>
    public double KendallTauB => IsUndefined
        ? double.NaN
        : Clamp(Sums.Difference / Math.Sqrt((double)(Sums.Total - Sums.FirstTies) * (Sums.Total - Sums.SecondTies)));

    /// <summary>Stuart's τ-c: 2 (concordant − discordant) / (n² (m − 1) / m), m being the lesser number of distinct values.</summary>
    public double KendallTauC
    {
        get
        {
            if (IsUndefined)
            {
                return double.NaN;
            }

            var classes = (double)Math.Min(Sums.FirstValues, Sums.SecondValues);
            return Clamp(2.0 * Sums.Difference / ((double)pairs.Count * pairs.Count * (classes - 1) / classes));
        }
    }

    /// <summary>
    /// Weighted τ (Vigna 2015) with additive hyperbolic weights 1 / (r + 1): the mean of its values for r from the ranks by gold and by
    /// predicted numbers, the greatest number having rank 0.
    /// </summary>
    public double WeightedTau => IsUndefined ? double.NaN : (Sums.WeightedTau + KendallSums.ByPredicted(pairs).WeightedTau) / 2;

    /// <summary>
    /// The share of pairs of items that are in the same order, or tied in both, in 0..1 (Deutsch, Foster and Freitag 2023, used by the WMT
    /// metrics tasks); NaN for fewer than two items.
    /// </summary>
    public double PairwiseAccuracy => pairs.Count < 2 ? double.NaN : (double)(Sums.Concordant + Sums.JointTies) / Sums.Total;

    private KendallSums Sums => byGold.Value;

    private bool IsUndefined => pairs.IsGoldConstant || pairs.IsPredictedConstant;

    private static double Clamp(double value) => Math.Clamp(value, -1, 1);

    /// <summary>The distances from the mean, divided by the greatest, so that squares neither overflow nor vanish.</summary>
    private double[] Centred(ReadOnlySpan<double> numbers)
    {
        var sum = default(CompensatedSum);
        for (var pair = 0; pair < numbers.Length; pair++)
        {
            sum.Add(numbers[pair] / pairs.Count * pairs.Counts[pair]);
        }

        var mean = sum.Value;
        var centred = new double[numbers.Length];
        var greatest = 0.0;
        for (var pair = 0; pair < centred.Length; pair++)
        {
            centred[pair] = numbers[pair] - mean;
            greatest = pairs.Counts[pair] > 0 ? Math.Max(greatest, Math.Abs(centred[pair])) : greatest;
        }

        for (var pair = 0; pair < centred.Length; pair++)
        {
            centred[pair] /= greatest;
        }

        return centred;
    }

    private double Product(double[] left, double[] right)
    {
        var sum = default(CompensatedSum);
        for (var pair = 0; pair < left.Length; pair++)
        {
            if (pairs.Counts[pair] > 0)
            {
                sum.Add(left[pair] * right[pair] * pairs.Counts[pair]);
            }
        }

        return sum.Value;
    }

    /// <summary>Twice the distance of each number's average rank from the mean rank: a whole number, so that sums are exact.</summary>
    private long[] TwiceCentredRanks(int[] codes)
    {
        var ranks = new long[codes.Length];
        for (var pair = 0; pair < codes.Length; pair++)
        {
            ranks[codes[pair]] += pairs.Counts[pair];
        }

        var below = 0L;
        for (var code = 0; code < ranks.Length; code++)
        {
            // Ranks below + 1 .. below + ties have the mean below + (ties + 1) / 2; the mean of all is (n + 1) / 2.
            var ties = ranks[code];
            ranks[code] = (2 * below) + ties - pairs.Count;
            below += ties;
        }

        return ranks;
    }
}
