using SharedTask.Scoring.Metrics.Classification;

namespace SharedTask.Scoring.Metrics.MultiLabel;

/// <summary>
/// The metrics of items that have any number of labels, with the semantics of scikit-learn for label indicators: averages run
/// over all labels of the task, also over those that no item has. A value that is undefined is NaN.
/// </summary>
/// <remarks>
/// An item that was not answered counts as one without a predicted label, is never an exact match, and has 0 for its own precision,
/// recall, F and Jaccard index.
/// </remarks>
public sealed class MultiLabelReport
{
    private readonly MultiLabelMatrix matrix;
    private readonly MultiLabelOptions options;
    private readonly CellValues cells;
    private readonly long[] truePositives;
    private readonly long[] support;
    private readonly long[] predictions;
    private readonly int[] averaged;
    private readonly long items;
    private readonly long exact;

    /// <summary>Sums up a matrix.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="options">The open choices.</param>
    public MultiLabelReport(MultiLabelMatrix matrix, MultiLabelOptions options)
        : this(matrix, options, cells: null)
    {
    }

    private MultiLabelReport(MultiLabelMatrix matrix, MultiLabelOptions options, CellValues? cells)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(options);
        this.matrix = matrix;
        this.options = options;
        this.cells = cells ?? new CellValues(matrix, options);
        truePositives = new long[matrix.LabelCount];
        support = new long[matrix.LabelCount];
        predictions = new long[matrix.LabelCount];
        for (var cell = 0; cell < matrix.Counts.Length; cell++)
        {
            var count = matrix.Counts[cell];
            if (count > 0)
            {
                Add(support, matrix.Gold(cell), count);
                Add(predictions, matrix.Predicted(cell), count);
                Add(truePositives, this.cells.Shared[cell], count);
                items += count;
                exact += this.cells.IsExact[cell] ? count : 0;
            }
        }

        averaged = [.. options.AveragedLabels is { Count: > 0 } chosen
            ? chosen.Distinct()
            : Enumerable.Range(0, matrix.LabelCount).Where(label => options.ZeroDivision != ZeroDivision.Sdu || support[label] > 0)];
    }

    /// <summary>The share of items whose label set is exactly right, in 0..1 (subset accuracy).</summary>
    public double ExactMatch => items == 0 ? double.NaN : (double)exact / items;

    /// <summary>The share of the decisions, one for every item and label of the task, that are wrong, in 0..1; lower is better.</summary>
    public double HammingLoss
    {
        get
        {
            var decisions = (double)items * matrix.LabelCount;
            return decisions == 0 ? double.NaN : (support.Sum() + predictions.Sum() - (2 * truePositives.Sum())) / decisions;
        }
    }

    /// <summary>The plain means over labels.</summary>
    public PrecisionRecallF Macro => PrecisionRecallF.Mean(Array.ConvertAll(averaged, label => (1L, OfClass(label))));

    /// <summary>The values of the labels taken together.</summary>
    public PrecisionRecallF Micro => Values(averaged.Sum(label => truePositives[label]), averaged.Sum(label => predictions[label]), averaged.Sum(label => support[label]));

    /// <summary>The means over labels, weighted by their numbers of gold items; if these are all 0, the values of the labels taken together.</summary>
    public PrecisionRecallF Weighted => averaged.Any(label => support[label] > 0)
        ? PrecisionRecallF.Mean(Array.ConvertAll(averaged, label => (support[label], OfClass(label))))
        : Micro;

    /// <summary>The means over items of each item's own values.</summary>
    public PrecisionRecallF Samples => PrecisionRecallF.Mean(matrix.Counts, cells.Samples);

    /// <summary>The Jaccard index in its averages.</summary>
    public JaccardAverages Jaccard
    {
        get
        {
            var perLabel = Array.ConvertAll(averaged, label => OfJaccard(truePositives[label], predictions[label], support[label]));
            var weights = Array.ConvertAll(averaged, label => support[label]);
            var isSupported = weights.Any(weight => weight > 0);
            return new(
                PrecisionRecallF.WeightedMean(perLabel.Select(value => (1L, value))),
                OfJaccard(averaged.Sum(label => truePositives[label]), averaged.Sum(label => predictions[label]), averaged.Sum(label => support[label])),
                PrecisionRecallF.WeightedMean(perLabel.Select((value, position) => (isSupported ? weights[position] : 1, value))),
                PrecisionRecallF.WeightedMean(matrix.Counts, cells.Jaccard));
        }
    }

    /// <summary>The same cells with other counts, as a resample has them.</summary>
    /// <param name="counts">A count for each cell; it is kept, not copied.</param>
    /// <returns>A report that shares what this one knows of its cells.</returns>
    public MultiLabelReport WithCounts(long[] counts) => new(matrix.WithCounts(counts), options, cells);

    /// <summary>The values of one label.</summary>
    /// <param name="label">The label.</param>
    /// <returns>Its values.</returns>
    public PrecisionRecallF OfClass(int label) => Values(truePositives[label], predictions[label], support[label]);

    /// <summary>How many items have a label in the gold.</summary>
    /// <param name="label">The label.</param>
    /// <returns>The number.</returns>
    public long Support(int label) => support[label];

    private static void Add(long[] sums, ReadOnlySpan<int> labels, long count)
    {
        foreach (var label in labels)
        {
            sums[label] += count;
        }
    }

    private PrecisionRecallF Values(long hits, long predicted, long gold) =>
        PrecisionRecallF.Of(hits, predicted, gold, options.ZeroDivision, options.Beta);

    private double OfJaccard(long hits, long predicted, long gold) =>
        PrecisionRecallF.Divide(hits, predicted + gold - hits, options.ZeroDivision);
}
