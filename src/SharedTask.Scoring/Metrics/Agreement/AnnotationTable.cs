namespace SharedTask.Scoring.Metrics.Agreement;

/// <summary>Who labelled which item how. Annotators, items and labels are numbers from 0; an annotator labels an item at most once.</summary>
public sealed class AnnotationTable
{
    private readonly int[] starts;
    private readonly int[] annotators;
    private readonly int[] labels;

    /// <summary>Takes annotations in any order.</summary>
    /// <param name="itemCount">How many items there are.</param>
    /// <param name="annotatorCount">How many annotators there are.</param>
    /// <param name="labelCount">How many labels there are.</param>
    /// <param name="annotations">The annotations.</param>
    /// <exception cref="ArgumentException">An annotator labels an item twice.</exception>
    public AnnotationTable(int itemCount, int annotatorCount, int labelCount, IReadOnlyList<(int Annotator, int Item, int Label)> annotations)
    {
        ArgumentNullException.ThrowIfNull(annotations);
        ItemCount = itemCount;
        AnnotatorCount = annotatorCount;
        LabelCount = labelCount;
        starts = new int[itemCount + 1];
        foreach (var (_, item, _) in annotations)
        {
            starts[item + 1]++;
        }

        for (var item = 0; item < itemCount; item++)
        {
            starts[item + 1] += starts[item];
        }

        annotators = new int[annotations.Count];
        labels = new int[annotations.Count];
        var next = starts.AsSpan(0, itemCount).ToArray();
        foreach (var (annotator, item, label) in annotations)
        {
            annotators[next[item]] = annotator;
            labels[next[item]++] = label;
        }

        for (var item = 0; item < itemCount; item++)
        {
            Array.Sort(annotators, labels, starts[item], starts[item + 1] - starts[item]);
            for (var i = starts[item] + 1; i < starts[item + 1]; i++)
            {
                if (annotators[i] == annotators[i - 1])
                {
                    throw new ArgumentException("An annotator labels an item twice.", nameof(annotations));
                }
            }
        }
    }

    /// <summary>How many items there are.</summary>
    public int ItemCount { get; }

    /// <summary>How many annotators there are.</summary>
    public int AnnotatorCount { get; }

    /// <summary>How many labels there are.</summary>
    public int LabelCount { get; }

    /// <summary>Who labelled an item.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The annotators in ascending order.</returns>
    public ReadOnlySpan<int> Annotators(int item) => annotators.AsSpan(starts[item], starts[item + 1] - starts[item]);

    /// <summary>How an item was labelled.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The label of each of its annotators.</returns>
    public ReadOnlySpan<int> Labels(int item) => labels.AsSpan(starts[item], starts[item + 1] - starts[item]);
}
