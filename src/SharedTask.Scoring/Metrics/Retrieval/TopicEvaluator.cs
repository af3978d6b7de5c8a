namespace SharedTask.Scoring.Metrics.Retrieval;

/// <summary>
/// Computes the measures of one topic as trec_eval 10 does (Buckley; <c>-m all_trec</c>). Sums run in the order of ranks. What is
/// divided by zero is 0, but for interpolated precision of an empty ranking and for nDCG at levels where no grade has a gain: these
/// are undefined (NaN), as there.
/// </summary>
/// <param name="measures">The measures.</param>
/// <param name="options">The open choices.</param>
/// <param name="highestGrade">The highest grade of the collection, for expected reciprocal rank.</param>
public sealed class TopicEvaluator(RetrievalMeasures measures, RetrievalOptions options, int highestGrade)
{
    /// <summary>What the geometric mean takes for less.</summary>
    public const double LeastGeometric = .00001;

    // What keeps the estimate of inferred AP from being 0 by 0.
    private const double Epsilon = .00001;

    private readonly IdealGains gains = new();
    private int[] relevantAt = new int[1];
    private int[] unjudgedAt = new int[1];
    private double[] precisionSumAt = new double[1];
    private double[] discountedAt = new double[1];
    private double[] interpolated = new double[1];

    /// <summary>Computes a topic's values.</summary>
    /// <param name="ranking">The grades of the retrieved documents in the order of ranks, or one of <see cref="RelevanceGrade"/>.</param>
    /// <param name="judged">The topic's grades.</param>
    /// <param name="values">Is given a value for each measure.</param>
    public void Evaluate(ReadOnlySpan<int> ranking, JudgedGrades judged, Span<double> values)
    {
        ArgumentNullException.ThrowIfNull(judged);
        values.Clear();
        gains.Take(judged, options.Gains);
        Accumulate(ranking);
        var (retrieved, relevant) = (ranking.Length, judged.AtLeast(options.RelevanceLevel));
        var found = relevantAt[retrieved];
        values[measures.TopicCount] = 1;
        values[measures.Retrieved] = retrieved;
        values[measures.Relevant] = relevant;
        values[measures.RelevantRetrieved] = found;
        values[measures.Utility] = found - (retrieved - found);
        values[measures.NonrelevantJudgedRetrieved] = retrieved - unjudgedAt[retrieved] - found;
        values[measures.Map] = Ratio(precisionSumAt[retrieved], relevant);
        values[measures.GeometricMap] = Math.Log(Math.Max(values[measures.Map], LeastGeometric));
        values[measures.RPrecision] = Ratio(relevantAt[Math.Min(retrieved, relevant)], relevant);
        EvaluateSet(retrieved, relevant, found, values);
        EvaluateCutoffs(retrieved, relevant, values);
        EvaluateReciprocalRank(ranking, values);
        EvaluateInterpolation(ranking, relevant, values);
        EvaluateJudgedPairs(ranking, judged, relevant, values);
        EvaluateGains(ranking, relevant, values);
        EvaluatePersistence(ranking, values);
    }

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;

    private bool IsRelevant(int grade) => grade >= options.RelevanceLevel;

    private void Accumulate(ReadOnlySpan<int> ranking)
    {
        if (relevantAt.Length <= ranking.Length)
        {
            var length = Math.Max(ranking.Length + 1, 2 * relevantAt.Length);
            relevantAt = new int[length];
            unjudgedAt = new int[length];
            precisionSumAt = new double[length];
            discountedAt = new double[length];
            interpolated = new double[length];
        }

        var (relevant, unjudged, precisionSum, discounted) = (0, 0, 0.0, 0.0);
        for (var i = 0; i < ranking.Length; i++)
        {
            var grade = ranking[i];
            if (IsRelevant(grade))
            {
                relevant++;
                precisionSum += relevant / (double)(i + 1);
            }

            unjudged += grade < 0 ? 1 : 0;
            var gain = grade < 0 ? 0 : gains.Of(grade);
            if (gain != 0)
            {
                discounted += gain / Math.Log2(i + 2);
            }

            relevantAt[i + 1] = relevant;
            unjudgedAt[i + 1] = unjudged;
            precisionSumAt[i + 1] = precisionSum;
            discountedAt[i + 1] = discounted;
        }
    }

    private void EvaluateSet(int retrieved, int relevant, int found, Span<double> values)
    {
        values[measures.SetPrecision] = Ratio(found, retrieved);
        values[measures.SetRecall] = Ratio(found, relevant);
        values[measures.SetRelativePrecision] = Ratio(found, Math.Min(retrieved, relevant));
        values[measures.SetMap] = Ratio((double)found * found, (double)retrieved * relevant);
        if (found > 0)
        {
            var (precision, recall, weight) = ((double)found / retrieved, (double)found / relevant, options.SetFWeight);
            values[measures.SetF] = (weight + 1) * precision * recall / ((weight * precision) + recall);
        }
    }

    private void EvaluateCutoffs(int retrieved, int relevant, Span<double> values)
    {
        for (var i = 0; i < measures.Cutoffs.Length; i++)
        {
            var cutoff = measures.Cutoffs[i];
            var depth = Math.Min(cutoff, retrieved);
            var found = relevantAt[depth];
            values[measures.Precision + i] = (double)found / cutoff;
            values[measures.Recall + i] = Ratio(found, relevant);
            values[measures.Unjudged + i] = (double)unjudgedAt[depth] / cutoff;
            values[measures.RelativePrecision + i] = Ratio(found, Math.Min(cutoff, relevant));
            values[measures.Success + i] = found > 0 ? 1 : 0;
            values[measures.MapAtCutoff + i] = Ratio(precisionSumAt[depth], relevant);
            values[measures.NdcgAtCutoff + i] = gains.DiscountedAt(cutoff) > 0 ? discountedAt[depth] / gains.DiscountedAt(cutoff) : 0;
        }

        for (var i = 0; i < RetrievalMeasures.RMultiples.Length; i++)
        {
            // Rounded as there: up, unless it is whole already.
            var cutoff = (int)((RetrievalMeasures.RMultiples[i] * relevant) + .9);
            values[measures.RPrecisionMultiples + i] = Ratio(relevantAt[Math.Min(cutoff, retrieved)], cutoff);
        }
    }

    private void EvaluateReciprocalRank(ReadOnlySpan<int> ranking, Span<double> values)
    {
        var first = 0;
        while (first < ranking.Length && !IsRelevant(ranking[first]))
        {
            first++;
        }

        var rank = first < ranking.Length ? first + 1 : int.MaxValue;
        values[measures.ReciprocalRank] = rank == int.MaxValue ? 0 : 1.0 / rank;
        for (var i = 0; i < measures.Cutoffs.Length; i++)
        {
            values[measures.ReciprocalRankAtCutoff + i] = rank <= measures.Cutoffs[i] ? 1.0 / rank : 0;
        }
    }

    /// <summary>Interpolated precision at a recall is the highest precision from there on.</summary>
    private void EvaluateInterpolation(ReadOnlySpan<int> ranking, int relevant, Span<double> values)
    {
        var found = relevantAt[ranking.Length];
        var left = found;
        var best = (double)found / ranking.Length;
        for (var rank = ranking.Length; rank > 0 && left > 0; rank--)
        {
            best = Math.Max(best, (double)left / rank);
            if (IsRelevant(ranking[rank - 1]))
            {
                interpolated[left--] = best;
            }
        }

        interpolated[0] = best;
        var sum = 0.0;
        for (var point = RetrievalMeasures.RecallPoints.Length - 1; point >= 0; point--)
        {
            var wanted = (int)Math.Round(RetrievalMeasures.RecallPoints[point] * relevant, MidpointRounding.AwayFromZero);
            if (wanted <= found)
            {
                values[measures.InterpolatedPrecision + point] = interpolated[wanted];
                sum += interpolated[wanted];
            }
        }

        values[measures.ElevenPoints] = sum / RetrievalMeasures.RecallPoints.Length;
    }

    /// <summary>bpref (Buckley and Voorhees 2004) and inferred AP (Yilmaz and Aslam 2006), which look at judged documents alone.</summary>
    private void EvaluateJudgedPairs(ReadOnlySpan<int> ranking, JudgedGrades judged, int relevant, Span<double> values)
    {
        var pool = judged.AtLeast(0) - relevant;
        int nonrelevant = 0, found = 0, unjudged = 0;
        double bpref = 0, inferred = 0;
        for (var i = 0; i < ranking.Length; i++)
        {
            if (ranking[i] < 0)
            {
                unjudged += ranking[i] == RelevanceGrade.Unjudged ? 1 : 0;
            }
            else if (!IsRelevant(ranking[i]))
            {
                nonrelevant++;
            }
            else
            {
                bpref += nonrelevant == 0 ? 1 : 1 - ((double)Math.Min(nonrelevant, relevant) / Math.Min(pool, relevant));
                inferred += i == 0 ? 1 : Expected(i, found, nonrelevant, unjudged);
                found++;
            }
        }

        values[measures.Bpref] = Ratio(bpref, relevant);
        values[measures.GeometricBpref] = Math.Log(Math.Max(values[measures.Bpref], LeastGeometric));
        values[measures.InferredAp] = Ratio(inferred, relevant);
    }

    /// <summary>The expected precision at a relevant document from the judged ones above it.</summary>
    private static double Expected(int above, int relevant, int nonrelevant, int unjudged)
    {
        double rank = above;
        return (1 / (rank + 1)) + (rank / (rank + 1)
            * ((relevant + nonrelevant + unjudged) / rank)
            * ((relevant + Epsilon) / (relevant + nonrelevant + (2 * Epsilon))));
    }

    /// <summary>nDCG (Järvelin and Kekäläinen 2002) and its kin, and the gain G of trec_eval.</summary>
    private void EvaluateGains(ReadOnlySpan<int> ranking, int relevant, Span<double> values)
    {
        var ideal = gains.DiscountedAt(int.MaxValue);
        var depth = ranking.Length;
        values[measures.Ndcg] = Ratio(discountedAt[depth], ideal);
        values[measures.NdcgAtLevels] = relevant == 0 ? 0 : AtLevels(depth);

        double atRelevant = 0, binary = 0, g = 0, cost = 0, gained = 0;
        var (found, gaining) = (0, 0);
        for (var i = 0; i < depth; i++)
        {
            if (IsRelevant(ranking[i]))
            {
                found++;
                binary += 1 / Math.Log2(3 + i - found);
            }

            var gain = ranking[i] < 0 ? 0 : gains.Of(ranking[i]);
            if (gain > 0)
            {
                gaining++;
                atRelevant += discountedAt[i + 1] / gains.DiscountedAt(i + 1);
            }

            // A document costs what the ideal one at its rank gains, at least 1.
            cost += i < gains.Sequence.Count ? Math.Max(gains.Sequence[i], 1) : 1;
            gained += gain;
            if (gain != 0)
            {
                g += gain / Math.Log2(2 + cost - gained);
            }
        }

        values[measures.BinaryG] = Ratio(binary, relevant);
        values[measures.G] = Ratio(g, gains.Sum);
        if (ideal > 0)
        {
            // Documents with a gain that are not retrieved count with the gain at the end.
            atRelevant += (gains.Sequence.Count - gaining) * discountedAt[depth] / ideal;
            values[measures.NdcgAtRelevant] = atRelevant > 0 ? atRelevant / gains.Sequence.Count : 0;
        }
    }

    /// <summary>The mean of nDCG at the ranks where the ideal gain changes, and at the end if that comes later.</summary>
    private double AtLevels(int depth)
    {
        var sequence = gains.Sequence;
        var (sum, count) = (0.0, 0);
        for (var rank = 1; rank <= sequence.Count; rank++)
        {
            if (rank == sequence.Count || sequence[rank] != sequence[rank - 1])
            {
                sum += discountedAt[Math.Min(rank, depth)] / gains.DiscountedAt(rank);
                count++;
            }
        }

        if (sequence.Count > 0 && sequence.Count + 1 < depth)
        {
            sum += discountedAt[depth] / gains.DiscountedAt(depth);
            count++;
        }

        return sum / count;
    }

    /// <summary>Rank-biased precision (Moffat and Zobel 2008) with its residual, and expected reciprocal rank (Chapelle et al. 2009).</summary>
    private void EvaluatePersistence(ReadOnlySpan<int> ranking, Span<double> values)
    {
        double weight = 1, sum = 0, open = 0, unsatisfied = 1, expected = 0;
        var cutoff = 0;
        for (var i = 0; i < ranking.Length; i++)
        {
            cutoff = StoreExpected(i, cutoff, expected, values);
            if (ranking[i] < 0)
            {
                open += weight;
            }
            else
            {
                sum += gains.ScaledOf(ranking[i]) * weight;
            }

            if (ranking[i] > 0)
            {
                var satisfied = (Math.Pow(2, ranking[i]) - 1) / Math.Pow(2, highestGrade);
                expected += unsatisfied * satisfied / (i + 1);
                unsatisfied *= 1 - satisfied;
            }

            weight *= options.Persistence;
        }

        StoreExpected(int.MaxValue, cutoff, expected, values);
        values[measures.Rbp] = (1 - options.Persistence) * sum;
        values[measures.RbpResidual] = unjudgedAt[ranking.Length] == 0 ? 0 : weight + ((1 - options.Persistence) * open);
    }

    private int StoreExpected(int depth, int cutoff, double expected, Span<double> values)
    {
        while (cutoff < measures.Cutoffs.Length && measures.Cutoffs[cutoff] <= depth)
        {
            values[measures.ErrAtCutoff + cutoff++] = expected;
        }

        return cutoff;
    }
}
