using SharedTask.Scoring.Metrics.Classification;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Clustering;

/// <summary>
/// How far a clustering agrees with gold classes, as scikit-learn computes it. Names of classes and clusters carry no meaning: every
/// value stays the same, to the last bit, when they are renamed or items are reordered.
/// </summary>
public sealed class ClusteringReport
{
    /// <summary>The distance from 1 to the next double.</summary>
    private const double Epsilon = 2.220446049250313e-16;

    private readonly (long Count, long Class, long Cluster)[] cells;
    private readonly long[] classes;
    private readonly long[] clusters;
    private readonly long[] greatestOverlaps;
    private readonly long items;

    /// <summary>Sums up a contingency table.</summary>
    /// <param name="table">How often each pair of a gold class (row) and a cluster (column) occurs; the numbers of the two need not correspond.</param>
    public ClusteringReport(ConfusionMatrix table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var classSizes = new long[table.LabelCount + 1];
        var clusterSizes = new long[table.LabelCount + 1];
        var overlaps = new long[table.LabelCount + 1];
        for (var cell = 0; cell < table.Counts.Length; cell++)
        {
            var count = table.Counts[cell];
            classSizes[table.Gold[cell]] += count;
            clusterSizes[table.Predicted[cell]] += count;
            overlaps[table.Predicted[cell]] = Math.Max(overlaps[table.Predicted[cell]], count);
            items += count;
        }

        // In the order of sizes, which no name and no order of lines changes.
        cells = new (long, long, long)[table.Counts.Length];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            cells[cell] = (table.Counts[cell], classSizes[table.Gold[cell]], clusterSizes[table.Predicted[cell]]);
        }

        cells = [.. cells.Where(cell => cell.Count > 0).Order()];
        classes = [.. classSizes.Where(size => size > 0).Order()];
        clusters = [.. clusterSizes.Where(size => size > 0).Order()];
        greatestOverlaps = overlaps;
    }

    /// <summary>The adjusted Rand index (Hubert and Arabie 1985), in −0.5..1; 1 for two identical partitions, also trivial ones.</summary>
    public double AdjustedRandIndex
    {
        get
        {
            // Ordered pairs of items: together in both, in the classes alone, in the clusters alone, in neither.
            var together = SumOfSquares(cells.Select(cell => cell.Count)) - items;
            var classAlone = SumOfSquares(classes) - items - together;
            var clusterAlone = SumOfSquares(clusters) - items - together;
            var apart = ((Int128)items * items) - items - together - classAlone - clusterAlone;
            if (classAlone == 0 && clusterAlone == 0)
            {
                return 1;
            }

            var (t, c, k, a) = ((double)together, (double)classAlone, (double)clusterAlone, (double)apart);
            return 2 * ((t * a) - (c * k)) / (((t + c) * (c + a)) + ((t + k) * (k + a)));
        }
    }

    /// <summary>The mutual information of classes and clusters in nats, at least 0.</summary>
    public double MutualInformation
    {
        get
        {
            var sum = default(CompensatedSum);
            foreach (var (count, inClass, inCluster) in cells)
            {
                sum.Add((double)count / items * Math.Log((double)items * count / ((double)inClass * inCluster)));
            }

            return Math.Max(0, sum.Value);
        }
    }

    /// <summary>The share of the classes' entropy that the clusters explain, in 0..1; 1 if there is one class only (Rosenberg and Hirschberg 2007).</summary>
    public double Homogeneity => Share(MutualInformation, Entropy(classes));

    /// <summary>The share of the clusters' entropy that the classes explain, in 0..1; 1 if there is one cluster only.</summary>
    public double Completeness => Share(MutualInformation, Entropy(clusters));

    /// <summary>The harmonic mean of homogeneity and completeness, in 0..1.</summary>
    public double VMeasure
    {
        get
        {
            var (homogeneity, completeness) = (Homogeneity, Completeness);
            return homogeneity + completeness == 0 ? 0 : 2 * homogeneity * completeness / (homogeneity + completeness);
        }
    }

    /// <summary>
    /// Mutual information divided by the arithmetic mean of the two entropies, in 0..1; 1 if there are one class and one cluster, 0 if
    /// there is no mutual information otherwise.
    /// </summary>
    public double NormalizedMutualInformation
    {
        get
        {
            if (IsUnsplit)
            {
                return 1;
            }

            var information = MutualInformation;
            return information <= Epsilon ? 0 : Math.Min(1, information / MeanEntropy);
        }
    }

    /// <summary>
    /// Mutual information adjusted for chance: (MI − E) / (mean entropy − E), E being its mean over all clusterings with the same sizes
    /// (Vinh, Epps and Bailey 2010); at most 1, and 1 for one class and one cluster.
    /// </summary>
    /// <remarks>
    /// Where every item has a class and a cluster of its own the quotient is 0/0. scikit-learn's value is then what its rounding leaves:
    /// 0 for two and for four items, whose logarithms are exact multiples of each other, and 1 for other numbers. So it is here.
    /// </remarks>
    public double AdjustedMutualInformation
    {
        get
        {
            if (IsUnsplit)
            {
                return 1;
            }

            if (classes.Length == items && clusters.Length == items)
            {
                return items is 2 or 4 ? 0 : 1;
            }

            var expected = ExpectedMutualInformation.Of(classes, clusters, items);
            var denominator = MeanEntropy - expected;
            return Math.Min(1, (MutualInformation - expected) / (denominator < 0 ? Math.Min(denominator, -Epsilon) : Math.Max(denominator, Epsilon)));
        }
    }

    /// <summary>The geometric mean of pairwise precision and recall (Fowlkes and Mallows 1983), in 0..1; 0 if no pair of items is together in both.</summary>
    public double FowlkesMallows
    {
        get
        {
            var together = (double)(SumOfSquares(cells.Select(cell => cell.Count)) - items);
            var inClusters = (double)(SumOfSquares(clusters) - items);
            var inClasses = (double)(SumOfSquares(classes) - items);
            return together == 0 ? 0 : together / Math.Sqrt(inClusters * inClasses);
        }
    }

    /// <summary>The share of items that are of the most frequent class of their cluster, in 0..1; NaN without items.</summary>
    public double Purity => items == 0 ? double.NaN : (double)greatestOverlaps.Sum() / items;

    /// <summary>B-cubed precision (Bagga and Baldwin 1998): the mean over items of the share of their cluster that is of their class, in 0..1; NaN without items.</summary>
    public double BCubedPrecision => MeanShare(cell => cell.Cluster);

    /// <summary>B-cubed recall: the mean over items of the share of their class that is in their cluster, in 0..1; NaN without items.</summary>
    public double BCubedRecall => MeanShare(cell => cell.Class);

    /// <summary>The harmonic mean of B-cubed precision and recall, in 0..1; NaN without items.</summary>
    public double BCubedF1
    {
        get
        {
            var (precision, recall) = (BCubedPrecision, BCubedRecall);
            return 2 * precision * recall / (precision + recall);
        }
    }

    private bool IsUnsplit => classes.Length <= 1 && clusters.Length <= 1;

    private double MeanEntropy => (Entropy(classes) + Entropy(clusters)) / 2;

    private static Int128 SumOfSquares(IEnumerable<long> sizes)
    {
        Int128 sum = 0;
        foreach (var size in sizes)
        {
            sum += (Int128)size * size;
        }

        return sum;
    }

    private static double Share(double information, double entropy) => entropy == 0 ? 1 : Math.Min(1, information / entropy);

    private double Entropy(long[] sizes)
    {
        var sum = default(CompensatedSum);
        foreach (var size in sizes)
        {
            // Written as in the mutual information, so that a perfect clustering has exactly as much.
            sum.Add((double)size / items * Math.Log((double)items * size / ((double)size * size)));
        }

        return sum.Value;
    }

    private double MeanShare(Func<(long Count, long Class, long Cluster), long> whole)
    {
        if (items == 0)
        {
            return double.NaN;
        }

        var sum = default(CompensatedSum);
        foreach (var cell in cells)
        {
            sum.Add((double)cell.Count * cell.Count / whole(cell));
        }

        return sum.Value / items;
    }
}
