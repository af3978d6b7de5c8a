namespace SharedTask.Scoring.Formats.Retrieval;

/// <summary>
/// Reads the lines of a TREC file: columns parted by any white space. Blank lines and lines that begin with <c>#</c> are passed
/// over; a line with too few columns, or too many, is reported and passed over.
/// </summary>
public sealed class TrecReader : IDisposable
{
    private readonly LineReader lines;
    private readonly ProblemList problems;
    private readonly string[] names;
    private readonly bool mayHaveMore;
    private readonly (int Start, int Length)[] columns;
    private bool hasWarned;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="names">The names of its columns.</param>
    /// <param name="mayHaveMore">Whether further columns are passed over, with a warning, or refused.</param>
    /// <param name="problems">Where problems are reported.</param>
    public TrecReader(InputFile file, IReadOnlyList<string> names, bool mayHaveMore, ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(names);
        File = file;
        this.names = [.. names];
        this.mayHaveMore = mayHaveMore;
        this.problems = problems;
        columns = new (int, int)[names.Count];
        lines = new LineReader(file, problems);
    }

    /// <summary>The file.</summary>
    public InputFile File { get; }

    /// <summary>The number of the current line, counted from 1.</summary>
    public long Line => lines.Line;

    /// <summary>Whether any line had something in it.</summary>
    public bool HasLines { get; private set; }

    /// <summary>A column of the current line.</summary>
    /// <param name="column">Its position, counted from 0.</param>
    public ReadOnlySpan<byte> this[int column] => lines.Current.Slice(columns[column].Start, columns[column].Length);

    /// <summary>The name of a column.</summary>
    /// <param name="column">Its position, counted from 0.</param>
    /// <returns>The name.</returns>
    public string NameOf(int column) => names[column];

    /// <summary>Goes on to the next line that can be used.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveNext()
    {
        while (lines.TryRead())
        {
            HasLines |= lines.IsTooLong;
            if (lines.IsTooLong || (lines.Current.Length > 0 && lines.Current[0] == (byte)'#'))
            {
                continue;
            }

            var count = Split(lines.Current);
            if (count == 0)
            {
                continue;
            }

            HasLines = true;
            if (count == names.Length || (count > names.Length && mayHaveMore))
            {
                WarnOfMore(count);
                return true;
            }

            ReportCount(count);
        }

        return false;
    }

    /// <summary>Reports an error in the current line.</summary>
    /// <param name="column">The position of the column.</param>
    /// <param name="code">One of <see cref="ProblemCodes"/>.</param>
    /// <param name="what">What is wrong with it, after "the score "x"".</param>
    public void Report(int column, string code, string what) =>
        problems.Error(() =>
        {
            var value = Excerpt.Of(this[column]);
            return new(default, code, $"Line {Line}: the {names[column]} \"{value}\" {what}", File.Name, Line, names[column], value);
        });

    /// <inheritdoc />
    public void Dispose() => lines.Dispose();

    // Columns are short: looking at byte after byte is faster than a search for each.
    private static bool IsWhite(byte letter) => letter == (byte)' ' || (uint)(letter - '\t') <= '\r' - '\t';

    /// <summary>Finds the columns of a line.</summary>
    /// <returns>How many there are; those beyond the wanted ones are counted alone.</returns>
    private int Split(ReadOnlySpan<byte> line)
    {
        var count = 0;
        var position = 0;
        while (true)
        {
            while (position < line.Length && IsWhite(line[position]))
            {
                position++;
            }

            if (position == line.Length)
            {
                return count;
            }

            var start = position;
            while (position < line.Length && !IsWhite(line[position]))
            {
                position++;
            }

            if (count < columns.Length)
            {
                columns[count] = (start, position - start);
            }

            count++;
        }
    }

    private void WarnOfMore(int count)
    {
        if (count > names.Length && !hasWarned)
        {
            hasWarned = true;
            problems.Warning(ProblemCodes.ColumnCount, $"Line {Line} has {count} columns; those behind the first {names.Length} were passed over, here and in other lines.", File.Name, Line, TextPlace.NumberedColumn(names.Length + 1));
        }
    }

    private void ReportCount(int count) =>
        problems.Error(() => new(
            default,
            ProblemCodes.ColumnCount,
            $"Line {Line} has {count} {(count == 1 ? "column" : "columns")}, expected {names.Length}: {string.Join(", ", names)}.",
            File.Name,
            Line,
            count < names.Length ? names[count] : TextPlace.NumberedColumn(names.Length + 1),
            Excerpt.Of(lines.Current)));
}
