namespace SharedTask.Scoring.Metrics.Coreference;

/// <summary>Which mentions the clusters of a document have in common with those of a run.</summary>
public sealed class ClusterOverlap
{
    private readonly int[] goldSizes;
    private readonly int[] runSizes;
    private readonly List<(int Gold, int Run, int Common)> cells = [];

    /// <summary>Compares clusters.</summary>
    /// <param name="gold">The clusters of the reference; no mention is in two of them.</param>
    /// <param name="run">The clusters of the run; no mention is in two of them.</param>
    public ClusterOverlap(IReadOnlyList<IReadOnlyList<string>> gold, IReadOnlyList<IReadOnlyList<string>> run)
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(run);
        goldSizes = [.. gold.Select(cluster => cluster.Count)];
        runSizes = [.. run.Select(cluster => cluster.Count)];
        var runOf = run.SelectMany((cluster, place) => cluster.Select(mention => (mention, place))).ToDictionary(entry => entry.mention, entry => entry.place, StringComparer.Ordinal);
        foreach (var (place, cluster) in gold.Index())
        {
            cells.AddRange(cluster
                .Where(runOf.ContainsKey)
                .GroupBy(mention => runOf[mention])
                .OrderBy(group => group.Key)
                .Select(group => (place, group.Key, group.Count())));
        }
    }

    /// <summary>Counts what the metrics need.</summary>
    /// <returns>The counts.</returns>
    public DocumentCounts Count() => new(
        goldSizes.Sum(),
        runSizes.Sum(),
        cells.Sum(cell => cell.Common),
        goldSizes.Length,
        runSizes.Length,
        goldSizes.Sum() - goldSizes.Length,
        runSizes.Sum() - runSizes.Length,
        cells.Sum(cell => cell.Common - 1),
        cells.Sum(cell => Square(cell.Common) / goldSizes[cell.Gold]),
        cells.Sum(cell => Square(cell.Common) / runSizes[cell.Run]),
        Match(cell => cell.Common),
        Match(cell => 2.0 * cell.Common / (goldSizes[cell.Gold] + runSizes[cell.Run])),
        cells.Sum(cell => Lea(cell, goldSizes[cell.Gold], runSizes[cell.Run])),
        cells.Sum(cell => Lea(cell, runSizes[cell.Run], goldSizes[cell.Gold])));

    private static double Square(int number) => (double)number * number;

    private double Match(Func<(int Gold, int Run, int Common), double> weight)
    {
        var rows = new List<(int Column, double Weight)>[goldSizes.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = [];
        }

        cells.ForEach(cell => rows[cell.Gold].Add((cell.Run, weight(cell))));
        return MaximumMatching.Sum(rows, runSizes.Length);
    }

    /// <summary>A cluster of one mention has a link to itself, which only another cluster of one mention has.</summary>
    private static double Lea((int Gold, int Run, int Common) cell, int size, int other) =>
        size == 1 ? (other == 1 ? 1 : 0) : size * (Square(cell.Common) - cell.Common) / (Square(size) - size);
}
