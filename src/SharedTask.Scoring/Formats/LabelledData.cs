namespace SharedTask.Scoring.Formats;

/// <summary>Gold and predicted labels, item by item, as numbers of a label set.</summary>
public sealed class LabelledData
{
    /// <summary>The number of an item's predicted label where the run does not answer the item.</summary>
    public const int Unanswered = -1;

    private readonly List<int> gold = [];
    private readonly bool keepsUnknown;
    private readonly PairFiles files;
    private readonly Action<RowReader, int>? onAnswer;
    private int[] predicted = [];

    private LabelledData(PairFiles files, IReadOnlyList<string> declared, IReadOnlyList<string> slices, bool keepsUnknown, Action<RowReader, int>? onAnswer)
    {
        this.files = files;
        this.onAnswer = onAnswer;
        this.keepsUnknown = keepsUnknown;
        Labels = new LabelSet(declared);
        Slices = [.. slices.Select(name => new SliceColumn(name))];
    }

    /// <summary>The labels.</summary>
    public LabelSet Labels { get; }

    /// <summary>The columns for slices.</summary>
    public IReadOnlyList<SliceColumn> Slices { get; }

    /// <summary>The reference's rows; <see langword="null"/> without a reference.</summary>
    public RowIndex? Rows { get; private set; }

    /// <summary>How many items the reference has or, without one, the run.</summary>
    public int Count { get; private set; }

    /// <summary>The gold labels, in the reference's order.</summary>
    public ReadOnlySpan<int> Gold => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(gold);

    /// <summary>The predicted labels, in the reference's order; <see cref="Unanswered"/> where there is none.</summary>
    public ReadOnlySpan<int> Predicted => predicted;

    /// <summary>Reads a reference, a run, or both, and reports what is wrong with them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="layout">Where the columns are.</param>
    /// <param name="declared">All labels in their order, or none if the reference decides.</param>
    /// <param name="keepsUnknown">Whether an unknown label becomes a class of its own instead of an error.</param>
    /// <param name="mayMiss">Whether the run may leave items unanswered.</param>
    /// <param name="onAnswer">Is given the reader at every row of the run, and the row's number in the reference, for what stands beside the label.</param>
    /// <returns>The data; incomplete where problems were found.</returns>
    public static LabelledData Read(
        PairFiles files, PairLayout layout, IReadOnlyList<string> declared, bool keepsUnknown, bool mayMiss, Action<RowReader, int>? onAnswer = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(layout);
        var data = new LabelledData(files, declared, layout.Slices, keepsUnknown, onAnswer);
        var rows = files.ReadReference(layout, data.TakeGold);
        data.Rows = rows;
        if (rows is not null)
        {
            data.predicted = new int[rows.Count];
            Array.Fill(data.predicted, Unanswered);
        }

        data.Count = files.ReadRun(layout, rows, mayMiss, data.TakeAnswer);
        return data;
    }

    private void TakeGold(RowReader reader)
    {
        gold.Add(Labels.ReadGold(reader, files.ReferenceProblems));
        for (var slice = 0; slice < Slices.Count; slice++)
        {
            Slices[slice].Add(reader[slice + 2]);
        }
    }

    private void TakeAnswer(RowReader reader, int index)
    {
        onAnswer?.Invoke(reader, index);
        if (!Labels.HasKnown)
        {
            reader.HasUsableValue(1);
            return;
        }

        var label = Labels.ReadPredicted(reader, files.RunProblems, keepsUnknown);
        if (index < predicted.Length)
        {
            predicted[index] = label;
        }
    }
}
