namespace SharedTask.Scoring.Formats;

/// <summary>Reads one value per line; where one field alone is asked for, it is the id. Blank lines at the end are ignored; a blank line before others is an empty value.</summary>
public sealed class LabelLinesReader : RowReader
{
    private readonly LineReader lines;
    private long pendingBlanks;
    private bool holdsLine;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="fields">The fields to find; the second one, or the only one, is each line's value.</param>
    /// <param name="problems">Where problems are reported.</param>
    public LabelLinesReader(InputFile file, IReadOnlyList<FieldSpec> fields, ProblemList problems)
        : base(file, fields, problems)
    {
        lines = new LineReader(file, problems);
        HasIds = fields.Count == 1;
    }

    /// <inheritdoc />
    public override long Line => lines.Line - pendingBlanks;

    /// <inheritdoc />
    public override ReadOnlySpan<byte> this[int field] => field == Math.Min(1, Fields.Count - 1) && pendingBlanks == 0 ? lines.Current : default;

    /// <inheritdoc />
    public override string ColumnName(int field) => Fields[field].Names[0];

    /// <inheritdoc />
    protected override void Dispose(bool disposing) => lines.Dispose();

    /// <inheritdoc />
    protected override RowState ReadRow()
    {
        if (pendingBlanks > 0)
        {
            pendingBlanks--;
        }

        if (pendingBlanks > 0 || holdsLine)
        {
            holdsLine = pendingBlanks > 0;
            return CurrentState();
        }

        while (lines.TryRead())
        {
            if (lines.IsTooLong || lines.Current.Length > 0)
            {
                holdsLine = pendingBlanks > 0;
                return CurrentState();
            }

            pendingBlanks++;
        }

        pendingBlanks = 0;
        IsBroken = lines.IsBroken;
        return RowState.End;
    }

    private RowState CurrentState() => pendingBlanks == 0 && lines.IsTooLong ? RowState.Skipped : RowState.Read;
}
