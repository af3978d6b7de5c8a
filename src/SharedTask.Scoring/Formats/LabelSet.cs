using System.Buffers.Text;
using System.Text;

namespace SharedTask.Scoring.Formats;

/// <summary>The labels of a task, and the checks of a label that somebody wrote.</summary>
public sealed class LabelSet
{
    // Among more labels the one that is the same number is not looked for.
    private const int MaxNumbers = 1000;

    private readonly ByteStringTable labels = new();
    private readonly HashSet<string> reportedForms = new(StringComparer.Ordinal);
    private readonly int declared;
    private int known;

    /// <summary>Begins with the labels that the organizers declare.</summary>
    /// <param name="declared">All labels in their order, or none if the reference decides.</param>
    public LabelSet(IReadOnlyList<string> declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        foreach (var label in declared)
        {
            labels.GetOrAdd(Encoding.UTF8.GetBytes(label), out _);
        }

        this.declared = labels.Count;
        known = labels.Count;
    }

    /// <summary>How many labels there are, those that only the run has included.</summary>
    public int Count => labels.Count;

    /// <summary>Whether any labels are known, so that others can be told to be unknown.</summary>
    public bool HasKnown => known > 0;

    /// <summary>A label by its number.</summary>
    /// <param name="index">The number.</param>
    public string this[int index] => Encoding.UTF8.GetString(labels[index]);

    /// <summary>Finds a label's number.</summary>
    /// <param name="label">The label.</param>
    /// <returns>The number, or -1.</returns>
    public int Find(string label) => labels.Find(Encoding.UTF8.GetBytes(label));

    /// <summary>Reads the label of a row of the reference: a new one becomes known, unless the organizers declared all.</summary>
    /// <param name="reader">The reader, at the label's row; the label is its second field.</param>
    /// <param name="problems">Where an undeclared label is reported.</param>
    /// <returns>The label's number, or -1.</returns>
    public int ReadGold(RowReader reader, ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.HasUsableValue(1) ? ReadGold(reader, reader[1], problems) : -1;
    }

    /// <summary>Reads one label of a row of the reference.</summary>
    /// <param name="reader">The reader, at the label's row.</param>
    /// <param name="label">The label, neither empty nor too long.</param>
    /// <param name="problems">Where an undeclared label is reported.</param>
    /// <returns>The label's number, or -1.</returns>
    public int ReadGold(RowReader reader, ReadOnlySpan<byte> label, ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (declared > 0)
        {
            return FindKnown(reader, label, problems);
        }

        var index = labels.GetOrAdd(label, out var isNew);
        if (isNew)
        {
            known = labels.Count;
            WarnOfForm(reader, label, problems, index);
        }

        return index;
    }

    /// <summary>Reads the label of a row of a run.</summary>
    /// <param name="reader">The reader, at the label's row; the label is its second field.</param>
    /// <param name="problems">Where an unknown label is reported.</param>
    /// <param name="keepsUnknown">Whether an unknown label becomes a class of its own, as a warning, instead of an error.</param>
    /// <returns>The label's number, or -1.</returns>
    public int ReadPredicted(RowReader reader, ProblemList problems, bool keepsUnknown)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.HasUsableValue(1) ? ReadPredicted(reader, reader[1], problems, keepsUnknown) : -1;
    }

    /// <summary>Reads one label of a row of a run.</summary>
    /// <param name="reader">The reader, at the label's row.</param>
    /// <param name="label">The label, neither empty nor too long.</param>
    /// <param name="problems">Where an unknown label is reported.</param>
    /// <param name="keepsUnknown">Whether an unknown label becomes a class of its own, as a warning, instead of an error.</param>
    /// <param name="syntax">How labels are written in one cell, if there may be several.</param>
    /// <returns>The label's number, or -1.</returns>
    public int ReadPredicted(RowReader reader, ReadOnlySpan<byte> label, ProblemList problems, bool keepsUnknown, LabelSetSyntax? syntax = null)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (!keepsUnknown)
        {
            return FindKnown(reader, label, problems, syntax);
        }

        var index = labels.Find(label);
        if (index >= 0)
        {
            return index;
        }

        var problem = Unknown(reader, label, problems, syntax);
        problems.Warning(problem.Code, problem.Message, problem.File, problem.Line, problem.Column, problem.Value);
        return labels.GetOrAdd(label, out _);
    }

    /// <summary>The numbers of all labels in their order: as declared, then by value if all of them are numbers, by code points otherwise.</summary>
    /// <returns>As many numbers as there are labels.</returns>
    public int[] InOrder()
    {
        var rest = labels.SortedIndexes().Where(index => index >= declared);
        return [.. Enumerable.Range(0, declared), .. Numbers() is { } numbers ? rest.OrderBy(index => numbers[index]) : rest];
    }

    /// <summary>The number that each label is.</summary>
    /// <returns>The numbers in the order of the labels' numbers; <see langword="null"/> if a label is not a finite number.</returns>
    public double[]? Numbers()
    {
        var numbers = new double[labels.Count];
        for (var index = 0; index < numbers.Length; index++)
        {
            if (!Utf8Parser.TryParse(labels[index], out numbers[index], out var consumed) || consumed < labels[index].Length || !double.IsFinite(numbers[index]))
            {
                return null;
            }
        }

        return numbers;
    }

    private int FindKnown(RowReader reader, ReadOnlySpan<byte> label, ProblemList problems, LabelSetSyntax? syntax = null)
    {
        var index = labels.Find(label);
        if (index < 0)
        {
            ReportUnknown(reader, label.ToArray(), problems, syntax);
        }

        return index;
    }

    // Apart from its caller, which would otherwise make a closure for every row.
    private void ReportUnknown(RowReader reader, byte[] label, ProblemList problems, LabelSetSyntax? syntax) => problems.Error(() => Unknown(reader, label, problems, syntax));

    private Contract.ScoringProblem Unknown(RowReader reader, ReadOnlySpan<byte> written, ProblemList problems, LabelSetSyntax? syntax)
    {
        var label = Excerpt.Of(written);
        var near = FindNumber(written) is >= 0 and var same ? same : NearMiss.Find(written, labels, known);
        if (near >= 0)
        {
            WarnOfForm(reader, written, problems, near);
        }

        var whose = declared > 0 ? "of this task" : "of the reference";
        var hint = near < 0 ? ListedLabels() + syntax?.HintOn(written) : $" Did you mean \"{Excerpt.Of(labels[near])}\"?";
        return new(default, ProblemCodes.UnknownLabel, $"Line {reader.Line}: the label \"{label}\" is not {(known == 1 ? "the only label" : $"one of the {known} labels")} {whose}.{hint}", reader.File.Name, reader.Line, reader.ColumnName(1), label);
    }

    /// <summary>The label that is the same whole number in another spelling, as 1 is for 1.0.</summary>
    private int FindNumber(ReadOnlySpan<byte> written)
    {
        var number = NumberSpelling.Whole(written);
        for (var index = 0; number is not null && index < Math.Min(known, MaxNumbers); index++)
        {
            if (NumberSpelling.Whole(labels[index]) == number)
            {
                return index;
            }
        }

        return -1;
    }

    private string ListedLabels() =>
        known > 12 ? string.Empty : (known == 1 ? " It is: " : " They are: ") + string.Join(", ", labels.SortedIndexes().Where(index => index < known).Select(index => "\"" + Excerpt.Of(labels[index]) + "\"")) + ".";

    /// <summary>Warns if a label differs in its normal form alone from <paramref name="other"/>, or from any other if that is the label itself.</summary>
    private void WarnOfForm(RowReader reader, ReadOnlySpan<byte> written, ProblemList problems, int other)
    {
        if (Ascii.IsValid(written))
        {
            return;
        }

        var label = Encoding.UTF8.GetString(written);
        var form = UnicodeForm.Canonical(label);
        var isSelf = labels[other].SequenceEqual(written);
        var differs = isSelf
            ? Enumerable.Range(0, Math.Min(other, 1000)).Any(index => string.Equals(UnicodeForm.Canonical(this[index]), form, StringComparison.Ordinal))
            : string.Equals(UnicodeForm.Canonical(this[other]), form, StringComparison.Ordinal);
        if (differs && reportedForms.Add(label))
        {
            problems.Warning(
                ProblemCodes.UnicodeForm,
                $"Line {reader.Line}: the label \"{Excerpt.Of(label)}\" differs from another one in its Unicode normal form (NFC or NFD) alone, so the two look the same.",
                reader.File.Name,
                reader.Line,
                reader.ColumnName(1),
                Excerpt.Of(label));
        }
    }
}
