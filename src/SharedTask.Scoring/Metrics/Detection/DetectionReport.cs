using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Detection;

/// <summary>
/// Metrics of scores in 0..1 for items that are positive or negative. A score above 0.5 answers "positive", one below "negative", and
/// exactly 0.5 leaves the item unanswered. Items are held in the order of their scores, so that the order of lines cannot matter
/// to the last bit. A value that is undefined is NaN.
/// </summary>
public sealed class DetectionReport
{
    /// <summary>What a probability is kept away from 0 and 1 by in the log loss: the distance from 1 to the next double.</summary>
    private const double Epsilon = 2.220446049250313e-16;

    private readonly double[] scores;
    private readonly bool[] gold;
    private readonly int[] order;
    private readonly int[]? weights;
    private readonly long items;
    private readonly long positives;
    private readonly long unanswered;
    private readonly long correct;
    private readonly long truePositives;
    private readonly long falsePositives;
    private readonly long falseNegatives;
    private ThresholdCurve? thresholds;

    private DetectionReport(double[] scores, bool[] gold, int[] order, int[]? weights)
    {
        this.scores = scores;
        this.gold = gold;
        this.order = order;
        this.weights = weights;
        for (var i = 0; i < scores.Length; i++)
        {
            var weight = Weight(i);
            items += weight;
            positives += gold[i] ? weight : 0;
            if (scores[i] == 0.5)
            {
                unanswered += weight;
                UnansweredPositives += gold[i] ? weight : 0;
                continue;
            }

            var answer = scores[i] > 0.5;
            correct += answer == gold[i] ? weight : 0;
            truePositives += answer && gold[i] ? weight : 0;
            falsePositives += answer && !gold[i] ? weight : 0;
            falseNegatives += !answer && gold[i] ? weight : 0;
        }
    }

    /// <summary>The area under the ROC curve, in 0..1; ties count one half; undefined if all items are of one class.</summary>
    public double RocAuc
    {
        get
        {
            // Twice the number of pairs that are in the right order, in whole numbers (Mann and Whitney 1947).
            Int128 twice = 0;
            long negativesBelow = 0;
            foreach (var (_, groupPositives, groupNegatives) in TieGroups())
            {
                twice += ((Int128)2 * groupPositives * negativesBelow) + ((Int128)groupPositives * groupNegatives);
                negativesBelow += groupNegatives;
            }

            var pairs = (Int128)2 * positives * (items - positives);
            return pairs == 0 ? double.NaN : (double)twice / (double)pairs;
        }
    }

    /// <summary>Average precision Σ (R_n − R_{n−1}) P_n over thresholds, tied scores taken together, in 0..1; undefined without positive items.</summary>
    public double AveragePrecision
    {
        get
        {
            if (positives == 0)
            {
                return double.NaN;
            }

            var sum = default(CompensatedSum);
            long above = items, positivesAbove = positives;
            foreach (var (_, groupPositives, groupNegatives) in TieGroups())
            {
                // From the lowest threshold upwards: what lies at or above this group is predicted positive.
                if (groupPositives > 0)
                {
                    sum.Add((double)groupPositives / positives * ((double)positivesAbove / above));
                }

                above -= groupPositives + groupNegatives;
                positivesAbove -= groupPositives;
            }

            return sum.Value;
        }
    }

    /// <summary>The mean squared difference of score and class (Brier 1950), in 0..1; lower is better.</summary>
    public double Brier => Mean(i => (scores[i] - (gold[i] ? 1 : 0)) * (scores[i] - (gold[i] ? 1 : 0)));

    /// <summary>The complement of the Brier score, as PAN reports it, in 0..1.</summary>
    public double PanBrier => 1 - Brier;

    /// <summary>The mean negative log-likelihood, at least 0; scores are kept 2.2e-16 away from 0 and 1 as scikit-learn does.</summary>
    public double LogLoss => Mean(i =>
    {
        var probability = Math.Clamp(scores[i], Epsilon, 1 - Epsilon);
        return -Math.Log(gold[i] ? probability : 1 - probability);
    });

    /// <summary>c@1 (Peñas and Rodrigo 2011): (n_c + n_u · n_c / n) / n, in 0..1.</summary>
    public double CAt1 => items == 0 ? double.NaN : (correct + (unanswered * (double)correct / items)) / items;

    /// <summary>F1 of the positive class over the answered items, in 0..1; 0 without a true positive.</summary>
    public double F1 => truePositives == 0 ? 0 : 2.0 * truePositives / ((2.0 * truePositives) + falsePositives + falseNegatives);

    /// <summary>Every threshold with what comes of it; made when it is first asked for.</summary>
    public ThresholdCurve Thresholds => thresholds ??= new ThresholdCurve(TieGroups());

    private long UnansweredPositives { get; }

    /// <summary>Sums up a run.</summary>
    /// <param name="gold">Whether each item is positive.</param>
    /// <param name="scores">Each item's score in 0..1.</param>
    /// <returns>The report.</returns>
    public static DetectionReport Of(ReadOnlySpan<bool> gold, ReadOnlySpan<double> scores)
    {
        var sortedScores = scores.ToArray();
        var sortedGold = new bool[scores.Length];
        var order = new int[scores.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(sortedScores, order);
        for (var i = 0; i < order.Length; i++)
        {
            sortedGold[i] = gold[order[i]];
        }

        // Within a tie the negative items first: one order for every order of lines.
        for (var from = 0; from < order.Length;)
        {
            var to = from + 1;
            while (to < order.Length && sortedScores[to] == sortedScores[from])
            {
                to++;
            }

            Array.Sort(sortedGold, order, from, to - from);
            from = to;
        }

        return new DetectionReport(sortedScores, sortedGold, order, null);
    }

    /// <summary>F0.5u (Bevendorff et al. 2019), in 0..1; 0 without a true positive.</summary>
    /// <param name="variant">How unanswered items are taken.</param>
    /// <returns>The value.</returns>
    public double FHalfUnanswered(FHalfUnansweredVariant variant)
    {
        var (hits, missed, wrong) = variant == FHalfUnansweredVariant.CountsUnanswered
            ? (truePositives, falseNegatives + unanswered, falsePositives)
            : (truePositives + UnansweredPositives, falseNegatives, falsePositives + unanswered - UnansweredPositives);
        return hits == 0 ? 0 : 1.25 * hits / ((1.25 * hits) + (0.25 * missed) + wrong);
    }

    /// <summary>The report of as many items drawn with replacement; it does not depend on the order of items.</summary>
    /// <param name="random">The source of randomness.</param>
    /// <returns>The resample's report.</returns>
    public DetectionReport Resample(Xoshiro256 random) => new(scores, gold, order, Draw(random));

    /// <summary>The report of as many items drawn with replacement: with the same seed the same items, whatever their scores are.</summary>
    /// <param name="random">The source of randomness.</param>
    /// <returns>The resample's report.</returns>
    public DetectionReport ResampleItems(Xoshiro256 random)
    {
        var drawn = Draw(random);
        return new(scores, gold, order, Array.ConvertAll(order, item => drawn[item]));
    }

    private int[] Draw(Xoshiro256 random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var drawn = new int[scores.Length];
        for (var i = 0; i < drawn.Length; i++)
        {
            drawn[random.Next((uint)drawn.Length)]++;
        }

        return drawn;
    }

    private int Weight(int item) => weights is null ? 1 : weights[item];

    private double Mean(Func<int, double> value)
    {
        var sum = default(CompensatedSum);
        for (var i = 0; i < scores.Length; i++)
        {
            if (Weight(i) is var weight and > 0)
            {
                sum.Add(weight * value(i));
            }
        }

        return items == 0 ? double.NaN : sum.Value / items;
    }

    private IEnumerable<(double Score, long Positives, long Negatives)> TieGroups()
    {
        for (var i = 0; i < scores.Length;)
        {
            long groupPositives = 0, groupNegatives = 0;
            var score = scores[i];
            for (; i < scores.Length && scores[i] == score; i++)
            {
                groupPositives += gold[i] ? Weight(i) : 0;
                groupNegatives += gold[i] ? 0 : Weight(i);
            }

            yield return (score, groupPositives, groupNegatives);
        }
    }
}
