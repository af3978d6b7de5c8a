namespace SharedTask.Scoring.Formats;

/// <summary>Reads one segment of text per line. Every line is a segment, blank ones included wherever they stand.</summary>
public sealed class SegmentLinesReader : RowReader
{
    private readonly LineReader lines;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="fields">The fields to find; the second one is each line's text.</param>
    /// <param name="problems">Where problems are reported.</param>
    public SegmentLinesReader(InputFile file, IReadOnlyList<FieldSpec> fields, ProblemList problems)
        : base(file, fields, problems) => lines = new LineReader(file, problems);

    /// <inheritdoc />
    public override long Line => lines.Line;

    /// <inheritdoc />
    public override ReadOnlySpan<byte> this[int field] => field == 1 ? lines.Current : default;

    /// <inheritdoc />
    public override string ColumnName(int field) => Fields[field].Names[0];

    /// <inheritdoc />
    protected override void Dispose(bool disposing) => lines.Dispose();

    /// <inheritdoc />
    protected override RowState ReadRow()
    {
        if (lines.TryRead())
        {
            return lines.IsTooLong ? RowState.Skipped : RowState.Read;
        }

        IsBroken = lines.IsBroken;
        return RowState.End;
    }
}
