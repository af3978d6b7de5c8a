using System.Text;

namespace SharedTask.Scoring.Formats;

/// <summary>Gold classes of a yes-or-no question and the scores of a run, item by item.</summary>
public sealed class ScoredData
{
    private readonly List<bool> gold = [];
    private readonly PairFiles files;
    private readonly byte[]? positiveLabel;
    private RowReader? reference;
    private double[] scores = [];

    private ScoredData(PairFiles files, IReadOnlyList<string> slices, string? positiveLabel)
    {
        this.files = files;
        this.positiveLabel = positiveLabel is null ? null : Encoding.UTF8.GetBytes(positiveLabel);
        Slices = [.. slices.Select(name => new SliceColumn(name))];
    }

    /// <summary>The columns for slices.</summary>
    public IReadOnlyList<SliceColumn> Slices { get; }

    /// <summary>The reference's rows; <see langword="null"/> without a reference.</summary>
    public RowIndex? Rows { get; private set; }

    /// <summary>How many items the reference has or, without one, the run.</summary>
    public int Count { get; private set; }

    /// <summary>Whether each item is positive, in the reference's order.</summary>
    public ReadOnlySpan<bool> Gold => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(gold);

    /// <summary>The scores in 0..1, in the reference's order; NaN where the run does not answer the item.</summary>
    public ReadOnlySpan<double> Scores => scores;

    /// <summary>Reads a reference, a run, or both, and reports what is wrong with them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="layout">Where the columns are.</param>
    /// <param name="positiveLabel">The reference's label of positive items, every other one being negative; <see langword="null"/> if it has 1 and 0, or true and false.</param>
    /// <param name="mayMiss">Whether the run may leave items unanswered.</param>
    /// <returns>The data; incomplete where problems were found.</returns>
    public static ScoredData Read(PairFiles files, PairLayout layout, string? positiveLabel, bool mayMiss)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(layout);
        var data = new ScoredData(files, layout.Slices, positiveLabel);
        var rows = files.ReadReference(layout, data.TakeGold);
        data.Rows = rows;
        if (rows is not null)
        {
            data.scores = new double[rows.Count];
            Array.Fill(data.scores, double.NaN);
            data.CheckPositiveOccurs();
        }

        data.Count = files.ReadRun(layout, rows, mayMiss, data.TakeAnswer);
        return data;
    }

    private void CheckPositiveOccurs()
    {
        if (positiveLabel is not null && !files.ReferenceProblems.HasErrors && !gold.Contains(true))
        {
            files.ReferenceProblems.Error(
                ProblemCodes.UnknownLabel, $"No item has the positive label \"{Excerpt.Of(positiveLabel)}\".", reference?.File.Name, reference?.Line, reference?.ColumnName(1), Excerpt.Of(positiveLabel));
        }
    }

    private void TakeGold(RowReader reader)
    {
        reference = reader;
        gold.Add(reader.HasUsableValue(1) && IsPositive(reader));
        for (var slice = 0; slice < Slices.Count; slice++)
        {
            Slices[slice].Add(reader[slice + 2]);
        }
    }

    private bool IsPositive(RowReader reader)
    {
        var label = reader[1];
        if (positiveLabel is not null)
        {
            return label.SequenceEqual(positiveLabel);
        }

        var isPositive = label.SequenceEqual("1"u8) || Ascii.EqualsIgnoreCase(label, "true"u8);
        if (!isPositive && !label.SequenceEqual("0"u8) && !Ascii.EqualsIgnoreCase(label, "false"u8))
        {
            ReportUnknown(reader);
        }

        return isPositive;
    }

    private void ReportUnknown(RowReader reader) =>
        files.ReferenceProblems.Error(() =>
        {
            var label = Excerpt.Of(reader[1]);
            return new(default, ProblemCodes.UnknownLabel, $"Line {reader.Line}: the label \"{label}\" is neither 1 nor 0, true nor false. Other labels need the parameter \"positive_label\".", reader.File.Name, reader.Line, reader.ColumnName(1), label);
        });

    private void TakeAnswer(RowReader reader, int index)
    {
        if (NumberField.TryRead(reader, 1, 0, 1, files.RunProblems, out var score) && index < scores.Length)
        {
            scores[index] = score;
        }
    }
}
