using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Clustering;

/// <summary>The mean mutual information of two random partitions with given sizes of their parts (Vinh, Epps and Bailey 2010).</summary>
internal static class ExpectedMutualInformation
{
    // A term that far below the largest one does not reach the last bit of the sum of all.
    private const double Negligible = 1e-25;

    /// <summary>Computes the mean in nats.</summary>
    /// <param name="classes">The sizes of the one partition's parts, ascending.</param>
    /// <param name="clusters">The sizes of the other one's, ascending.</param>
    /// <param name="items">How many items there are.</param>
    /// <returns>The mean.</returns>
    /// <remarks>
    /// The overlap of two parts is hypergeometric. Its probabilities follow from each other by a simple quotient: beginning with a
    /// weight of 1 at the most probable overlap and dividing by the sum of all weights needs no factorials, loses no digits, and visits
    /// about as many overlaps as the distribution is wide. Parts of the same size are taken together.
    /// </remarks>
    public static double Of(long[] classes, long[] clusters, long items)
    {
        var sum = default(CompensatedSum);
        var clusterSizes = Sizes(clusters);
        foreach (var (inClass, classCount) in Sizes(classes))
        {
            foreach (var (inCluster, clusterCount) in clusterSizes)
            {
                sum.Add((double)classCount * clusterCount * OfParts(inClass, inCluster, items));
            }
        }

        return sum.Value;
    }

    private static List<(long Size, long Count)> Sizes(long[] parts) => [.. parts.CountBy(size => size).Select(entry => (entry.Key, (long)entry.Value))];

    private static double OfParts(long inClass, long inCluster, long items)
    {
        var least = Math.Max(0, inClass + inCluster - items);
        var most = Math.Min(inClass, inCluster);
        var mode = Math.Clamp((long)((inClass + 1.0) * (inCluster + 1.0) / (items + 2.0)), least, most);
        var product = (double)inClass * inCluster;
        double Term(long overlap) => overlap == 0 ? 0 : (double)overlap / items * Math.Log((double)items * overlap / product);

        var weights = default(CompensatedSum);
        var terms = default(CompensatedSum);
        void Add(long overlap, double weight)
        {
            weights.Add(weight);
            terms.Add(weight * Term(overlap));
        }

        Add(mode, 1);
        var weight = 1.0;
        for (var overlap = mode + 1; overlap <= most && weight > Negligible; overlap++)
        {
            weight *= (double)(inClass - overlap + 1) * (inCluster - overlap + 1) / ((double)overlap * (items - inClass - inCluster + overlap));
            Add(overlap, weight);
        }

        weight = 1.0;
        for (var overlap = mode - 1; overlap >= least && weight > Negligible; overlap--)
        {
            weight *= (double)(overlap + 1) * (items - inClass - inCluster + overlap + 1) / ((double)(inClass - overlap) * (inCluster - overlap));
            Add(overlap, weight);
        }

        return terms.Value / weights.Value;
    }
}
