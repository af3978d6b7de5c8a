using System.Runtime.InteropServices;

namespace SharedTask.Scoring.Formats;

/// <summary>Gold classes and predicted clusters, item by item; names of the two have nothing to do with each other.</summary>
public sealed class PartitionData
{
    /// <summary>The number of an item's cluster where the run does not answer the item.</summary>
    public const int Unanswered = -1;

    private readonly PairFiles files;
    private readonly ByteStringTable classes = new();
    private readonly ByteStringTable clusters = new();
    private readonly List<int> gold = [];
    private int[] predicted = [];

    private PartitionData(PairFiles files, IReadOnlyList<string> columns)
    {
        this.files = files;
        Columns = [.. columns.Select(name => new SliceColumn(name))];
    }

    /// <summary>The further columns of the reference: for groups and slices.</summary>
    public IReadOnlyList<SliceColumn> Columns { get; }

    /// <summary>The reference's rows; <see langword="null"/> without a reference.</summary>
    public RowIndex? Rows { get; private set; }

    /// <summary>How many items the reference has or, without one, the run.</summary>
    public int Count { get; private set; }

    /// <summary>The gold class of each item, in the reference's order.</summary>
    public ReadOnlySpan<int> Gold => CollectionsMarshal.AsSpan(gold);

    /// <summary>The cluster of each item, in the reference's order; <see cref="Unanswered"/> where there is none.</summary>
    public ReadOnlySpan<int> Predicted => predicted;

    /// <summary>The class that has the name of the cluster that the run puts an item into, where names carry a meaning.</summary>
    /// <param name="item">The item's number.</param>
    /// <returns>The class; -1 if no class has this name, or the run does not answer the item.</returns>
    public int NamedClass(int item) => predicted[item] == Unanswered ? -1 : classes.Find(clusters[predicted[item]]);

    /// <summary>Reads a reference, a run, or both, and reports what is wrong with them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="layout">Where the columns are.</param>
    /// <param name="mayMiss">Whether the run may leave items unanswered.</param>
    /// <returns>The data; incomplete where problems were found.</returns>
    public static PartitionData Read(PairFiles files, PairLayout layout, bool mayMiss)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(layout);
        var data = new PartitionData(files, layout.Slices);
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
        gold.Add(reader.HasUsableValue(1) ? classes.GetOrAdd(reader[1], out _) : 0);
        for (var column = 0; column < Columns.Count; column++)
        {
            Columns[column].Add(reader[column + 2]);
        }
    }

    private void TakeAnswer(RowReader reader, int index)
    {
        if (reader.HasUsableValue(1) && index < predicted.Length)
        {
            predicted[index] = clusters.GetOrAdd(reader[1], out _);
        }
    }
}
