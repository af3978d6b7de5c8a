namespace SharedTask.Scoring.Formats;

/// <summary>
/// Reads a file row by row and gives the fields that were asked for as spans that live until the next row. Rows that cannot be
/// read are reported, counted in <see cref="Skipped"/> and passed over.
/// </summary>
public abstract class RowReader : IDisposable
{
    /// <summary>The longest id, label or other value that is read, in bytes.</summary>
    public const int MaxValueBytes = 2048;

    /// <summary>The greatest number of rows that is read.</summary>
    public const int MaxRows = 20_000_000;

    private readonly ProblemList problems;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="fields">The fields to find: the id, the value, and further columns.</param>
    /// <param name="problems">Where problems are reported.</param>
    protected RowReader(InputFile file, IReadOnlyList<FieldSpec> fields, ProblemList problems)
    {
        File = file;
        Fields = fields;
        this.problems = problems;
    }

    /// <summary>The file.</summary>
    public InputFile File { get; }

    /// <summary>The number of the current row's first line, counted from 1.</summary>
    public abstract long Line { get; }

    /// <summary>Whether rows have ids; if not, their order is the id. Known after the first row.</summary>
    public bool HasIds { get; protected set; }

    /// <summary>The position of the current row among all rows, those that were passed over included; counted from 0.</summary>
    public int Ordinal { get; private set; } = -1;

    /// <summary>How many rows were passed over because they could not be read.</summary>
    public int Skipped { get; private set; }

    /// <summary>Whether the file turned out to be unreadable as a whole, or from some line on.</summary>
    public bool IsBroken { get; protected set; }

    /// <summary>The fields that were asked for.</summary>
    protected IReadOnlyList<FieldSpec> Fields { get; }

    /// <summary>Where problems are reported.</summary>
    protected ProblemList Problems => problems;

    /// <summary>The bytes of a field in the current row.</summary>
    /// <param name="field">The field's position among those that were asked for.</param>
    public abstract ReadOnlySpan<byte> this[int field] { get; }

    /// <summary>Opens a file in its format.</summary>
    /// <param name="file">The file.</param>
    /// <param name="fields">The fields to find: the id first, then the value, then any others.</param>
    /// <param name="problems">Where problems are reported.</param>
    /// <returns>The reader, before the first row.</returns>
    public static RowReader Open(InputFile file, IReadOnlyList<FieldSpec> fields, ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Format switch
        {
            FileFormat.JsonLines or FileFormat.JsonArray or FileFormat.JsonObject => new JsonLinesReader(file, fields, problems),
            FileFormat.Lines => new LabelLinesReader(file, fields, problems),
            _ => new DelimitedReader(file, fields, problems),
        };
    }

    /// <summary>Goes on to the next row that can be read.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveNext()
    {
        while (!IsBroken)
        {
            var state = ReadRow();
            if (state == RowState.End)
            {
                return false;
            }

            if (++Ordinal == MaxRows)
            {
                problems.LastError(ProblemCodes.TooManyRows, $"The file has more than {MaxRows} rows; the rest was not read.", File.Name, Line);
                IsBroken = true;
                return false;
            }

            if (state == RowState.Read)
            {
                return true;
            }

            Skipped++;
        }

        return false;
    }

    /// <summary>How the column of a field is called in this file.</summary>
    /// <param name="field">The field's position among those that were asked for.</param>
    /// <returns>The name in the file where it has one.</returns>
    public abstract string ColumnName(int field);

    /// <summary>Whether a field of the current row is a JSON list; its bytes are then the list as it is written.</summary>
    /// <param name="field">The field's position among those that were asked for.</param>
    /// <returns>Only true for fields that allow lists.</returns>
    public virtual bool IsList(int field) => false;

    /// <summary>Whether a field of the current row is a JSON object; its bytes are then the object as it is written.</summary>
    /// <param name="field">The field's position among those that were asked for.</param>
    /// <returns>Only true for fields that allow objects.</returns>
    public virtual bool IsObject(int field) => false;

    /// <summary>Checks that a field has a value of acceptable length, and reports it if not.</summary>
    /// <param name="field">The field's position among those that were asked for.</param>
    /// <returns>Whether the value can be used.</returns>
    public bool HasUsableValue(int field)
    {
        var length = this[field].Length;
        if (length is > 0 and <= MaxValueBytes)
        {
            return true;
        }

        ReportUnusable(field, length);
        return false;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the file.</summary>
    /// <param name="disposing">Always true.</param>
    protected abstract void Dispose(bool disposing);

    /// <summary>Reads one row.</summary>
    /// <returns>What became of it.</returns>
    protected abstract RowState ReadRow();

    private void ReportUnusable(int field, int length)
    {
        var column = ColumnName(field);
        if (length == 0)
        {
            problems.Error(ProblemCodes.EmptyValue, $"Line {Line}: the {column} is empty.", File.Name, Line, column);
        }
        else
        {
            problems.Error(() => new(default, ProblemCodes.ValueTooLong, $"Line {Line}: the {column} is {length} bytes long; at most {MaxValueBytes} are read.", File.Name, Line, column, Excerpt.Of(this[field])));
        }
    }
}
