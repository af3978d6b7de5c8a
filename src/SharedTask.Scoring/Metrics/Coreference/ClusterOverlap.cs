namespace SharedTask.Scoring.Metrics.Coreference;

/// <summary>Which mentions the clusters of a document have in common with those of a run.</summary>
public sealed class ClusterOverlap
{
    private readonly IReadOnlyList<int> goldSizes;
    private readonly IReadOnlyList<int> runSizes;
    private readonly List<(int Gold, int Run, int Common)> cells;

    /// <summary>Compares clusters.</summary>
    /// <param name="gold">The clusters of the reference; no mention is in two of them.</param>
    /// <param name="run">The clusters of the run; no mention is in two of them.</param>
    public ClusterOverlap(IReadOnlyList<IReadOnlyList<string>> gold, IReadOnlyList<IReadOnlyList<string>> run)
        : this(Sizes(gold), Sizes(run), Common(gold, run))
    {
    }

    /// <summary>Compares clusters that are known by their sizes and by what they have in common.</summary>
    /// <param name="goldSizes">How many mentions each cluster of the reference has.</param>
    /// <param name="runSizes">How many mentions each cluster of the run has.</param>
    /// <param name="common">For each mention of both its cluster in the reference and that in the run, by their places.</param>
    public ClusterOverlap(IReadOnlyList<int> goldSizes, IReadOnlyList<int> runSizes, IEnumerable<(int Gold, int Run)> common)
    {
        this.goldSizes = goldSizes;
        this.runSizes = runSizes;
        cells = [.. common.CountBy(pair => pair).Select(cell => (cell.Key.Gold, cell.Key.Run, cell.Value)).Order()];
    }

    /// <summary>Which two clusters have how many mentions in common; those that have none are left out.</summary>
    public IReadOnlyList<(int Gold, int Run, int Common)> Cells => cells;

    /// <summary>Pairs clusters such that they have the most mentions in common (φ3 of Luo 2005).</summary>
    /// <returns>For each cluster of the reference its partner of the run, or −1.</returns>
    public int[] BestByMentions() => Match(cell => cell.Common);

    /// <summary>Pairs clusters such that the sum of the F1 of their mentions is the greatest (φ4 of Luo 2005).</summary>
    /// <returns>For each cluster of the reference its partner of the run, or −1.</returns>
    public int[] BestByF1() => Match(Similarity);

    /// <summary>Counts what the metrics need.</summary>
    /// <returns>The counts.</returns>
    public DocumentCounts Count() => new(
        goldSizes.Sum(),
        runSizes.Sum(),
        cells.Sum(cell => cell.Common),
        goldSizes.Count,
        runSizes.Count,
        goldSizes.Sum() - goldSizes.Count,
        runSizes.Sum() - runSizes.Count,
        cells.Sum(cell => cell.Common - 1),
        cells.Sum(cell => Square(cell.Common) / goldSizes[cell.Gold]),
        cells.Sum(cell => Square(cell.Common) / runSizes[cell.Run]),
        Sum(BestByMentions(), cell => cell.Common),
        Sum(BestByF1(), Similarity),
        cells.Sum(cell => Lea(cell, goldSizes[cell.Gold], runSizes[cell.Run])),
        cells.Sum(cell => Lea(cell, runSizes[cell.Run], goldSizes[cell.Gold])));

    private static double Square(int number) => (double)number * number;

    private static int[] Sizes(IReadOnlyList<IReadOnlyList<string>> clusters)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        return [.. clusters.Select(cluster => cluster.Count)];
    }

    private static IEnumerable<(int Gold, int Run)> Common(IReadOnlyList<IReadOnlyList<string>> gold, IReadOnlyList<IReadOnlyList<string>> run)
    {
        var runOf = run.SelectMany((cluster, place) => cluster.Select(mention => (mention, place))).ToDictionary(entry => entry.mention, entry => entry.place, StringComparer.Ordinal);
        return gold.SelectMany((cluster, place) => cluster.Where(runOf.ContainsKey).Select(mention => (place, runOf[mention])));
    }

    private double Similarity((int Gold, int Run, int Common) cell) => 2.0 * cell.Common / (goldSizes[cell.Gold] + runSizes[cell.Run]);

    private double Sum(int[] partners, Func<(int Gold, int Run, int Common), double> weight) => cells.Where(cell => partners[cell.Gold] == cell.Run).Sum(weight);

    private int[] Match(Func<(int Gold, int Run, int Common), double> weight)
    {
        var rows = new List<(int Column, double Weight)>[goldSizes.Count];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = [];
        }

        cells.ForEach(cell => rows[cell.Gold].Add((cell.Run, weight(cell))));
        return MaximumMatching.Find(rows, runSizes.Count);
    }

    /// <summary>A cluster of one mention has a link to itself, which only another cluster of one mention has.</summary>
    private static double Lea((int Gold, int Run, int Common) cell, int size, int other) =>
        size == 1 ? (other == 1 ? 1 : 0) : size * (Square(cell.Common) - cell.Common) / (Square(size) - size);
}
