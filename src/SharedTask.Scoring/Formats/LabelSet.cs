using System.Text;

namespace SharedTask.Scoring.Formats;

/// <summary>The labels of a task, and the checks of a label that somebody wrote.</summary>
public sealed class LabelSet
{
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

    /// <summary>Reads a label of the reference: a new one becomes known, unless the organizers declared all.</summary>
    /// <param name="reader">The reader, at the label's row.</param>
    /// <param name="problems">Where an undeclared label is reported.</param>
    /// <returns>The label's number, or -1.</returns>
    public int ReadGold(RowReader reader, ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (!reader.HasUsableValue(1))
        {
            return -1;
        }

        if (declared == 0)
        {
            var index = labels.GetOrAdd(reader[1], out var isNew);
            if (isNew)
            {
                known = labels.Count;
                WarnOfForm(reader, problems, index);
            }

            return index;
        }

        return FindKnown(reader, problems);
    }

    /// <summary>Reads a label of a run.</summary>
    /// <param name="reader">The reader, at the label's row.</param>
    /// <param name="problems">Where an unknown label is reported.</param>
    /// <param name="keepsUnknown">Whether an unknown label becomes a class of its own, as a warning, instead of an error.</param>
    /// <returns>The label's number, or -1.</returns>
    public int ReadPredicted(RowReader reader, ProblemList problems, bool keepsUnknown)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(problems);
        if (!reader.HasUsableValue(1))
        {
            return -1;
        }

        if (!keepsUnknown)
        {
            return FindKnown(reader, problems);
        }

        var index = labels.GetOrAdd(reader[1], out var isNew);
        if (isNew)
        {
            var problem = Unknown(reader, problems);
            problems.Warning(problem.Code, problem.Message, problem.File, problem.Line, problem.Column, problem.Value);
        }

        return index;
    }

    /// <summary>The numbers of all labels in their order: as declared, then by code points.</summary>
    /// <returns>As many numbers as there are labels.</returns>
    public int[] InOrder() => [.. Enumerable.Range(0, declared), .. labels.SortedIndexes().Where(index => index >= declared)];

    private int FindKnown(RowReader reader, ProblemList problems)
    {
        var index = labels.Find(reader[1]);
        if (index < 0)
        {
            ReportUnknown(reader, problems);
        }

        return index;
    }

    // Apart from its caller, which would otherwise make a closure for every row.
    private void ReportUnknown(RowReader reader, ProblemList problems) => problems.Error(() => Unknown(reader, problems));

    private Contract.ScoringProblem Unknown(RowReader reader, ProblemList problems)
    {
        var label = Excerpt.Of(reader[1]);
        var near = NearMiss.Find(reader[1], labels);
        if (near >= 0)
        {
            WarnOfForm(reader, problems, near);
        }

        var whose = declared > 0 ? "of this task" : "of the reference";
        var hint = near < 0 ? ListedLabels() : $" Did you mean \"{Excerpt.Of(labels[near])}\"?";
        return new(default, ProblemCodes.UnknownLabel, $"Line {reader.Line}: the label \"{label}\" is not one of the {known} labels {whose}.{hint}", reader.File.Name, reader.Line, reader.ColumnName(1), label);
    }

    private string ListedLabels() =>
        known > 12 ? string.Empty : " They are: " + string.Join(", ", labels.SortedIndexes().Where(index => index < known).Select(index => "\"" + Excerpt.Of(labels[index]) + "\"")) + ".";

    /// <summary>Warns if a label differs in its normal form alone from <paramref name="other"/>, or from any other if that is the label itself.</summary>
    private void WarnOfForm(RowReader reader, ProblemList problems, int other)
    {
        if (Ascii.IsValid(reader[1]))
        {
            return;
        }

        var label = Encoding.UTF8.GetString(reader[1]);
        var form = UnicodeForm.Canonical(label);
        var isSelf = labels[other].SequenceEqual(reader[1]);
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
