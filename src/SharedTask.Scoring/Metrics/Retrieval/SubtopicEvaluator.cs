namespace SharedTask.Scoring.Metrics.Retrieval;

/// <summary>
/// Computes the measures of novelty and diversity of one topic as TREC's ndeval 4.5 does with <c>-traditional</c>, with which the package
/// ir_measures computes them too. Judgements are binary, and subtopics without a relevant document do not count. All is 0 for a topic
/// without any, also nNRBP, for which ndeval prints nan.
/// </summary>
/// <param name="places">Where the measures stand.</param>
/// <param name="alpha">How much less a subtopic counts that was seen before, in 0..1.</param>
/// <param name="beta">How likely a reader of NRBP goes on to the next document, in 0..1.</param>
internal sealed class SubtopicEvaluator(SubtopicMeasures places, double alpha, double beta)
{
    /// <summary>Computes a topic's values.</summary>
    /// <param name="ranking">The subtopics that the retrieved documents are relevant to, by rank.</param>
    /// <param name="ideal">Those of the ideal ranking.</param>
    /// <param name="relevance">What is relevant to what.</param>
    /// <param name="values">Is given the values.</param>
    public void Evaluate(int[][] ranking, int[][] ideal, SubtopicRelevance relevance, Span<double> values)
    {
        if (relevance.Count == 0)
        {
            return;
        }

        var gains = Gains(ranking, relevance.Total);
        var idealGains = Gains(ideal, relevance.Total);
        for (var i = 0; i < SubtopicMeasures.Cutoffs.Length; i++)
        {
            var cutoff = SubtopicMeasures.Cutoffs[i];
            var (gain, expected) = (Discounted(gains, cutoff), Reciprocal(gains, cutoff));
            var boundless = new double[cutoff];
            for (var rank = 0; rank < cutoff; rank++)
            {
                boundless[rank] = relevance.Count * Math.Pow(1 - alpha, rank);
            }

            values[places.AlphaDcg + i] = gain / Discounted(boundless, cutoff);
            values[places.ErrIa + i] = expected / Reciprocal(boundless, cutoff);
            values[places.AlphaNdcg + i] = gain == 0 ? 0 : gain / Discounted(idealGains, cutoff);
            values[places.NormalizedErrIa + i] = gain == 0 ? 0 : expected / Reciprocal(idealGains, cutoff);
            var seen = ranking.Take(cutoff).SelectMany(list => list).ToList();
            values[places.PrecisionIa + i] = seen.Count / ((double)cutoff * relevance.Count);
            values[places.SubtopicRecall + i] = (double)seen.Distinct().Count() / relevance.Count;
        }

        var (biased, best) = (Biased(gains), Biased(idealGains));
        values[places.Nrbp] = biased * (1 - ((1 - alpha) * beta)) / relevance.Count;
        values[places.NormalizedNrbp] = best == 0 ? 0 : biased / best;
        values[places.MapIa] = AveragePrecision(ranking, relevance);
    }

    private static double Discounted(double[] gains, int cutoff)
    {
        var sum = 0.0;
        for (var i = 0; i < gains.Length && i < cutoff; i++)
        {
            sum += gains[i] / Math.Log2(i + 2);
        }

        return sum;
    }

    private static double Reciprocal(double[] gains, int cutoff)
    {
        var sum = 0.0;
        for (var i = 0; i < gains.Length && i < cutoff; i++)
        {
            sum += gains[i] / (i + 1);
        }

        return sum;
    }

    /// <summary>The mean over subtopics of average precision.</summary>
    private static double AveragePrecision(int[][] ranking, SubtopicRelevance relevance)
    {
        var found = new int[relevance.Total];
        var sum = 0.0;
        for (var i = 0; i < ranking.Length; i++)
        {
            foreach (var subtopic in ranking[i])
            {
                sum += ++found[subtopic] / (double)(i + 1) / relevance.RelevantTo(subtopic);
            }
        }

        return sum / relevance.Count;
    }

    private double[] Gains(int[][] ranking, int subtopics)
    {
        var gains = new NoveltyGains(subtopics, alpha);
        return Array.ConvertAll(ranking, gains.Take);
    }

    private double Biased(double[] gains)
    {
        var (sum, weight) = (0.0, 1.0);
        foreach (var gain in gains)
        {
            sum += gain * weight;
            weight *= beta;
        }

        return sum;
    }
}
