using SharedTask.Scoring.Metrics.Classification;

namespace SharedTask.Scoring.Metrics.MultiLabel;

/// <summary>How often each pair of a gold and a predicted label set occurs; only the pairs that do are kept.</summary>
public sealed class MultiLabelMatrix
{
    private readonly int[][] sets;
    private readonly ConfusionMatrix cells;
    private readonly int[] rows;
    private readonly int[] columns;

    private MultiLabelMatrix(int labelCount, int[][] sets, ConfusionMatrix cells, int[] rows, int[] columns)
    {
        LabelCount = labelCount;
        this.sets = sets;
        this.cells = cells;
        this.rows = rows;
        this.columns = columns;
    }

    /// <summary>How many labels there are; labels are the numbers below it.</summary>
    public int LabelCount { get; }

    /// <summary>How often each cell occurs.</summary>
    public ReadOnlySpan<long> Counts => cells.Counts;

    /// <summary>Counts pairs of label sets.</summary>
    /// <param name="labelCount">How many labels there are.</param>
    /// <param name="sets">Label sets, each a list of labels in any order; a set may occur several times.</param>
    /// <param name="gold">The gold set of each item, as an index into <paramref name="sets"/>.</param>
    /// <param name="predicted">The predicted set of each item; -1 where the item was not answered.</param>
    /// <returns>The matrix; its cells are in an order that depends neither on the order of items nor on that of <paramref name="sets"/>.</returns>
    public static MultiLabelMatrix Count(int labelCount, IReadOnlyList<IReadOnlyList<int>> sets, ReadOnlySpan<int> gold, ReadOnlySpan<int> predicted)
    {
        ArgumentNullException.ThrowIfNull(sets);
        if (gold.Length != predicted.Length)
        {
            throw new ArgumentException("There must be as many predicted as gold sets.", nameof(predicted));
        }

        var sorted = sets.Select(set => set.Distinct().Order().ToArray()).ToArray();
        var order = Enumerable.Range(0, sorted.Length).ToArray();
        Array.Sort(order, (left, right) => sorted[left].AsSpan().SequenceCompareTo(sorted[right]));
        var distinct = new List<int[]>();
        var number = new int[sorted.Length];
        foreach (var set in order)
        {
            if (distinct.Count == 0 || !distinct[^1].AsSpan().SequenceEqual(sorted[set]))
            {
                distinct.Add(sorted[set]);
            }

            number[set] = distinct.Count - 1;
        }

        var rows = new int[gold.Length];
        var columns = new int[gold.Length];
        for (var item = 0; item < rows.Length; item++)
        {
            rows[item] = number[gold[item]];
            columns[item] = predicted[item] < 0 ? distinct.Count : number[predicted[item]];
        }

        return new(labelCount, [.. distinct], ConfusionMatrix.Count(distinct.Count, rows, columns), rows, columns);
    }

    /// <summary>The same cells with other counts, as a resample has them.</summary>
    /// <param name="resampled">A count for each cell; it is kept, not copied.</param>
    /// <returns>A matrix that shares this one's cells.</returns>
    public MultiLabelMatrix WithCounts(long[] resampled) => new(LabelCount, sets, cells.WithCounts(resampled), rows, columns);

    /// <summary>The cell of each counted item.</summary>
    /// <returns>Positions in <see cref="Counts"/>.</returns>
    public int[] CellsOfItems() => cells.CellsOf(rows, columns);

    /// <summary>The gold labels of a cell.</summary>
    /// <param name="cell">The cell's position in <see cref="Counts"/>.</param>
    /// <returns>The labels in ascending order.</returns>
    public ReadOnlySpan<int> Gold(int cell) => sets[cells.Gold[cell]];

    /// <summary>The predicted labels of a cell.</summary>
    /// <param name="cell">The cell's position in <see cref="Counts"/>.</param>
    /// <returns>The labels in ascending order; none where the items were not answered.</returns>
    public ReadOnlySpan<int> Predicted(int cell) => IsAnswered(cell) ? sets[cells.Predicted[cell]] : default;

    /// <summary>Whether the items of a cell were answered.</summary>
    /// <param name="cell">The cell's position in <see cref="Counts"/>.</param>
    /// <returns>False where the run does not have them.</returns>
    public bool IsAnswered(int cell) => cells.Predicted[cell] < sets.Length;
}
