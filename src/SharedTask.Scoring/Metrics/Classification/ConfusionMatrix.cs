namespace SharedTask.Scoring.Metrics.Classification;

/// <summary>How often each pair of gold and predicted label occurs; only the pairs that do are kept.</summary>
public sealed class ConfusionMatrix
{
    // Below this many cells a plain array is counted in; above it, pairs are sorted.
    private const int MaxDenseCells = 1 << 20;

    private readonly int[] gold;
    private readonly int[] predicted;
    private readonly long[] counts;

    private ConfusionMatrix(int labelCount, int[] gold, int[] predicted, long[] counts)
    {
        LabelCount = labelCount;
        this.gold = gold;
        this.predicted = predicted;
        this.counts = counts;
    }

    /// <summary>How many labels there are; labels are the numbers below it.</summary>
    public int LabelCount { get; }

    /// <summary>The gold label of each cell.</summary>
    public ReadOnlySpan<int> Gold => gold;

    /// <summary>The predicted label of each cell; <see cref="LabelCount"/> where the item was not answered.</summary>
    public ReadOnlySpan<int> Predicted => predicted;

    /// <summary>How often each cell occurs.</summary>
    public ReadOnlySpan<long> Counts => counts;

    /// <summary>Counts pairs.</summary>
    /// <param name="labelCount">How many labels there are.</param>
    /// <param name="gold">The gold labels.</param>
    /// <param name="predicted">The predicted labels, item by item; <paramref name="labelCount"/> where there is none.</param>
    /// <returns>The matrix; its cells are in the order of gold, then predicted labels.</returns>
    public static ConfusionMatrix Count(int labelCount, ReadOnlySpan<int> gold, ReadOnlySpan<int> predicted)
    {
        var width = labelCount + 1L;
        return width * width <= MaxDenseCells ? CountDense(labelCount, gold, predicted) : CountSorted(labelCount, gold, predicted);
    }

    /// <summary>The same cells with other counts, as a resample has them.</summary>
    /// <param name="resampled">A count for each cell; it is kept, not copied.</param>
    /// <returns>A matrix that shares this one's cells.</returns>
    public ConfusionMatrix WithCounts(long[] resampled) => new(LabelCount, gold, predicted, resampled);

    /// <summary>The cell of each item.</summary>
    /// <param name="goldItems">The gold labels, item by item.</param>
    /// <param name="predictedItems">The predicted labels, with which the items were counted.</param>
    /// <returns>Positions in <see cref="Counts"/>.</returns>
    public int[] CellsOf(ReadOnlySpan<int> goldItems, ReadOnlySpan<int> predictedItems)
    {
        var width = LabelCount + 1L;
        var keys = new long[counts.Length];
        for (var cell = 0; cell < keys.Length; cell++)
        {
            keys[cell] = (gold[cell] * width) + predicted[cell];
        }

        var cells = new int[goldItems.Length];
        for (var item = 0; item < cells.Length; item++)
        {
            cells[item] = Array.BinarySearch(keys, (goldItems[item] * width) + predictedItems[item]);
        }

        return cells;
    }

    private static ConfusionMatrix CountDense(int labelCount, ReadOnlySpan<int> gold, ReadOnlySpan<int> predicted)
    {
        var width = labelCount + 1;
        var dense = new int[width * width];
        for (var item = 0; item < gold.Length; item++)
        {
            dense[(gold[item] * width) + predicted[item]]++;
        }

        var cells = Enumerable.Range(0, dense.Length).Where(cell => dense[cell] > 0).ToArray();
        return new(
            labelCount,
            Array.ConvertAll(cells, cell => cell / width),
            Array.ConvertAll(cells, cell => cell % width),
            Array.ConvertAll(cells, cell => (long)dense[cell]));
    }

    private static ConfusionMatrix CountSorted(int labelCount, ReadOnlySpan<int> gold, ReadOnlySpan<int> predicted)
    {
        var width = labelCount + 1L;
        var keys = new long[gold.Length];
        for (var item = 0; item < keys.Length; item++)
        {
            keys[item] = (gold[item] * width) + predicted[item];
        }

        Array.Sort(keys);
        var cells = keys.Distinct().ToArray();
        var counts = new long[cells.Length];
        var current = 0;
        foreach (var key in keys)
        {
            current += key == cells[current] ? 0 : 1;
            counts[current]++;
        }

        return new(labelCount, Array.ConvertAll(cells, cell => (int)(cell / width)), Array.ConvertAll(cells, cell => (int)(cell % width)), counts);
    }
}
