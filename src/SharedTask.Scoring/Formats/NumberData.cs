using System.Runtime.InteropServices;

namespace SharedTask.Scoring.Formats;

/// <summary>Gold numbers and the numbers of a run, item by item.</summary>
public sealed class NumberData
{
    private readonly PairFiles files;
    private readonly (double Lowest, double Highest) range;
    private readonly List<double> gold = [];
    private double[] predicted = [];

    private NumberData(PairFiles files, IReadOnlyList<string> slices, (double Lowest, double Highest) range)
    {
        this.files = files;
        this.range = range;
        Slices = [.. slices.Select(name => new SliceColumn(name))];
    }

    /// <summary>The columns for slices.</summary>
    public IReadOnlyList<SliceColumn> Slices { get; }

    /// <summary>The reference's rows; <see langword="null"/> without a reference.</summary>
    public RowIndex? Rows { get; private set; }

    /// <summary>How many items the reference has or, without one, the run.</summary>
    public int Count { get; private set; }

    /// <summary>The gold numbers, in the reference's order.</summary>
    public ReadOnlySpan<double> Gold => CollectionsMarshal.AsSpan(gold);

    /// <summary>The predicted numbers, in the reference's order; NaN where the run does not answer the item.</summary>
    public ReadOnlySpan<double> Predicted => predicted;

    /// <summary>Where the run has its greatest number, if it is huge.</summary>
    public GreatestNumber Greatest { get; } = new();

    /// <summary>Reads a reference, a run, or both, and reports what is wrong with them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="layout">Where the columns are.</param>
    /// <param name="lowest">The least number that a run may have.</param>
    /// <param name="highest">The greatest number that a run may have.</param>
    /// <param name="mayMiss">Whether the run may leave items unanswered.</param>
    /// <returns>The data; incomplete where problems were found.</returns>
    public static NumberData Read(PairFiles files, PairLayout layout, double lowest, double highest, bool mayMiss)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(layout);
        var data = new NumberData(files, layout.Slices, (lowest, highest));
        var rows = files.ReadReference(layout, data.TakeGold);
        data.Rows = rows;
        if (rows is not null)
        {
            data.predicted = new double[rows.Count];
            Array.Fill(data.predicted, double.NaN);
        }

        data.Count = files.ReadRun(layout, rows, mayMiss, data.TakeAnswer);
        return data;
    }

    private void TakeGold(RowReader reader)
    {
        NumberField.TryRead(reader, 1, double.NegativeInfinity, double.PositiveInfinity, files.ReferenceProblems, out var number);
        gold.Add(number);
        for (var slice = 0; slice < Slices.Count; slice++)
        {
            Slices[slice].Add(reader[slice + 2]);
        }
    }

    private void TakeAnswer(RowReader reader, int index)
    {
        if (NumberField.TryRead(reader, 1, range.Lowest, range.Highest, files.RunProblems, out var number) && index < predicted.Length)
        {
            predicted[index] = number;
            Greatest.Take(reader, 1, number);
        }
    }
}
