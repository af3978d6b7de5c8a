namespace SharedTask.Scoring.Formats;

/// <summary>A reference and a run, either of which may be absent, with the problems found in each.</summary>
/// <param name="reference">The reference's files, or none.</param>
/// <param name="run">The run's files, or none.</param>
/// <param name="referenceProblems">Where problems of the reference are reported: for organizers' eyes alone.</param>
/// <param name="runProblems">Where problems of the run are reported.</param>
public sealed class PairFiles(InputFolder? reference, InputFolder? run, ProblemList referenceProblems, ProblemList runProblems)
{
    /// <summary>Problems of the reference.</summary>
    public ProblemList ReferenceProblems => referenceProblems;

    /// <summary>Problems of the run.</summary>
    public ProblemList RunProblems => runProblems;

    /// <summary>Whether the files have several columns of answers, for which lines of text have no room.</summary>
    public bool NeedsTables { get; init; }

    /// <summary>Finds the reference's file, for a format of its own.</summary>
    /// <returns>The file, or <see langword="null"/> if there is none or it cannot be read.</returns>
    public InputFile? FindReference() => reference?.FindSingle(referenceProblems);

    /// <summary>Whether there is a reference.</summary>
    public bool HasReference => reference is not null;

    /// <summary>Finds the one of the reference's files that a part of its name tells, for a format of several files.</summary>
    /// <param name="part">The part of the name, in any case.</param>
    /// <returns>The file, or <see langword="null"/> if there is none or it cannot be read.</returns>
    public InputFile? FindReference(string part) => reference?.FindNamed(part, referenceProblems);

    /// <summary>Finds the reference's files, for a format that may have several.</summary>
    /// <returns>The files that can be read; empty if there is no reference.</returns>
    public IReadOnlyList<InputFile> FindReferences() => reference?.FindAll(referenceProblems) ?? [];

    /// <summary>Finds every file of the reference, for a format whose files are parts of one whole.</summary>
    /// <param name="ending">The ending of the names of the files that are meant, if any has it.</param>
    /// <returns>The files that can be read; empty if there is no reference.</returns>
    public IReadOnlyList<InputFile> FindReferenceParts(string? ending = null) => reference?.FindParts(referenceProblems, ending) ?? [];

    /// <summary>Finds every file of the run, for a format whose files are parts of one whole.</summary>
    /// <param name="ending">The ending of the names of the files that are meant, if any has it.</param>
    /// <returns>The files that can be read; empty if there is no run or the reference is not sound.</returns>
    public IReadOnlyList<InputFile> FindRunParts(string? ending = null) => run is null || referenceProblems.HasErrors ? [] : run.FindParts(runProblems, ending);

    /// <summary>Finds the run's file, for a format of its own.</summary>
    /// <returns>The file, or <see langword="null"/> if there is none, it cannot be read, or the reference is not sound.</returns>
    public InputFile? FindRun() => run is null || referenceProblems.HasErrors ? null : run.FindSingle(runProblems);

    /// <summary>Reads the reference, if there is one.</summary>
    /// <param name="layout">Where its columns are.</param>
    /// <param name="onRow">Is given the reader at every row.</param>
    /// <returns>The reference's rows, or <see langword="null"/> if there is none or it cannot be read.</returns>
    public RowIndex? ReadReference(PairLayout layout, Action<RowReader> onRow)
    {
        ArgumentNullException.ThrowIfNull(layout);
        if (FindReference() is not { } file)
        {
            return null;
        }

        if (file.Format == FileFormat.Lines)
        {
            ReportMissingSlices(file, layout.Slices);
        }

        using var reader = Open(file, layout.ReferenceFields, referenceProblems);
        return RowIndex.Read(reader, referenceProblems, _ => onRow(reader));
    }

    /// <summary>Reads the run, if there is one and the reference is sound.</summary>
    /// <param name="layout">Where its columns are.</param>
    /// <param name="rows">The reference's rows; without them the run is checked alone.</param>
    /// <param name="mayMiss">Whether rows of the reference may stay without an answer.</param>
    /// <param name="onRow">Is given the reader at every row, and the row's number in the reference.</param>
    /// <returns>How many items there are: those of the reference or, without one, the rows of the run.</returns>
    public int ReadRun(PairLayout layout, RowIndex? rows, bool mayMiss, Action<RowReader, int> onRow)
    {
        ArgumentNullException.ThrowIfNull(layout);
        if (FindRun() is not { } file)
        {
            return rows?.Count ?? 0;
        }

        using var reader = Open(file, layout.RunFields, runProblems);
        if (rows is null)
        {
            return RowIndex.Read(reader, runProblems, index => onRow(reader, index)).Count;
        }

        new RunAligner(rows, runProblems).Read(reader, mayMiss, index => onRow(reader, index));
        return rows.Count;
    }

    /// <summary>Reports that a reference of plain lines has no columns to cut it into slices by.</summary>
    internal void ReportMissingSlices(InputFile file, IReadOnlyList<string> slices)
    {
        foreach (var name in slices)
        {
            referenceProblems.Error(
                ProblemCodes.MissingColumn, $"Expected a table: lines of text have no column \"{Excerpt.Of(name)}\", by which items are put into slices or groups.", file.Name, column: Excerpt.Of(name));
        }
    }

    private RowReader Open(InputFile file, IReadOnlyList<FieldSpec> fields, ProblemList problems)
    {
        if (NeedsTables && file.Format == FileFormat.Lines)
        {
            problems.Error(ProblemCodes.MissingColumn, "Expected a table: lines of text have no room for several columns of answers.", file.Name);
        }

        return RowReader.Open(file, fields, problems);
    }
}
