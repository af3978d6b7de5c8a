using System.Numerics;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Correlation;

/// <summary>
/// How far predicted numbers go with gold numbers, as scipy computes it. Every coefficient is in −1..1, and NaN where the gold or the
/// predicted numbers are all the same, which includes fewer than two pairs.
/// </summary>
public sealed class CorrelationReport
{
    // Twice a centred rank is below the number of items, and so the sum of their products below its cube.
    private const int MostForLong = 2_000_000;

    private readonly PairedNumbers pairs;
    private readonly Lazy<KendallSums> sums;

    /// <summary>Prepares the coefficients, each of which is computed when it is asked for.</summary>
    /// <param name="pairs">The pairs.</param>
    public CorrelationReport(PairedNumbers pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        this.pairs = pairs;
        sums = new(() => KendallSums.Of(pairs), LazyThreadSafetyMode.None);
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

            var gold = Centre(pairs.Sorted.ScaledGold);
            var predicted = Centre(pairs.Sorted.ScaledPredicted);
            var (goldSquares, products, predictedSquares) = Products(gold, predicted);
            return Clamp(products / Math.Sqrt(goldSquares * predictedSquares));
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
            return Clamp(pairs.Count <= MostForLong ? Correlate<long>(gold, predicted) : Correlate<Int128>(gold, predicted));
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
    public double WeightedTau => IsUndefined ? double.NaN : (Sums.WeightedTauByFirst + Sums.WeightedTauBySecond) / 2;

    /// <summary>
    /// The share of pairs of items that are in the same order, or tied in both, in 0..1 (Deutsch, Foster and Freitag 2023, used by the WMT
    /// metrics tasks); NaN for fewer than two items.
    /// </summary>
    public double PairwiseAccuracy => pairs.Count < 2 ? double.NaN : (double)(Sums.Concordant + Sums.JointTies) / Sums.Total;

    private KendallSums Sums => sums.Value;

    private bool IsUndefined => pairs.IsGoldConstant || pairs.IsPredictedConstant;

    private static double Clamp(double value) => Math.Clamp(value, -1, 1);

    /// <summary>A centre to subtract, and a factor that keeps squares of very small distances from vanishing.</summary>
    private (double[] Numbers, double Mean, double Factor) Centre(double[] numbers)
    {
        var counts = pairs.Counts;
        var sum = default(CompensatedSum);
        for (var pair = 0; pair < numbers.Length; pair++)
        {
            sum.Add(numbers[pair] * counts[pair]);
        }

        var mean = sum.Value / pairs.Count;
        var greatest = 0.0;
        for (var pair = 0; pair < numbers.Length; pair++)
        {
            greatest = counts[pair] > 0 ? Math.Max(greatest, Math.Abs(numbers[pair] - mean)) : greatest;
        }

        // 2^1023 is the greatest power that a double has; of subnormal distances it makes ordinary ones too.
        return (numbers, mean, Math.ScaleB(1, Math.Min(-Math.ILogB(greatest), 1023)));
    }

    private (double Left, double Both, double Right) Products((double[] Numbers, double Mean, double Factor) left, (double[] Numbers, double Mean, double Factor) right)
    {
        var counts = pairs.Counts;
        var (lefts, boths, rights) = (default(CompensatedSum), default(CompensatedSum), default(CompensatedSum));
        var (leftRest, rightRest) = (default(CompensatedSum), default(CompensatedSum));
        for (var pair = 0; pair < counts.Length; pair++)
        {
            if (counts[pair] > 0)
            {
                var one = (left.Numbers[pair] - left.Mean) * left.Factor;
                var other = (right.Numbers[pair] - right.Mean) * right.Factor;
                lefts.Add(one * one * counts[pair]);
                boths.Add(one * other * counts[pair]);
                rights.Add(other * other * counts[pair]);
                leftRest.Add(one * counts[pair]);
                rightRest.Add(other * counts[pair]);
            }
        }

        // Distances from a mean come to 0: what is left is the rounding of the mean, which counts where all numbers are close to it.
        var (leftMean, rightMean) = (leftRest.Value / pairs.Count, rightRest.Value / pairs.Count);
        return (
            lefts.Value - (leftMean * leftRest.Value),
            boths.Value - (leftMean * rightRest.Value),
            rights.Value - (rightMean * rightRest.Value));
    }

    /// <summary>Pearson's correlation of ranks, in whole numbers.</summary>
    private double Correlate<T>(long[] gold, long[] predicted)
        where T : struct, IBinaryInteger<T>
    {
        var (goldCodes, predictedCodes) = (pairs.Sorted.GoldCodes, pairs.Sorted.PredictedCodes);
        var counts = pairs.Counts;
        var (shared, goldSquares, predictedSquares) = (T.Zero, T.Zero, T.Zero);
        for (var pair = 0; pair < counts.Length; pair++)
        {
            var (left, right) = (gold[goldCodes[pair]], predicted[predictedCodes[pair]]);
            var (weighted, other) = (T.CreateTruncating(left * counts[pair]), T.CreateTruncating(right));
            shared += weighted * other;
            goldSquares += weighted * T.CreateTruncating(left);
            predictedSquares += T.CreateTruncating(right * counts[pair]) * other;
        }

        return double.CreateTruncating(shared) / Math.Sqrt(double.CreateTruncating(goldSquares) * double.CreateTruncating(predictedSquares));
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
