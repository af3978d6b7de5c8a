using System.Text;

namespace SharedTask.Scoring.Formats;

/// <summary>
/// Reads tab-separated values (a quotation mark is a character like any other) and comma-separated values (RFC 4180). The first
/// row is a header if one of its cells is the name of a wanted column; without a header two columns are id and value, and a
/// single one is the value. A header may show that commas, semicolons or tabs part the columns whatever the file is called.
/// </summary>
/// <remarks>Where the decimal sign is a comma, Excel parts the columns of a .csv by semicolons; a first line <c>sep=;</c> is its own way to say so.</remarks>
public sealed class DelimitedReader : RowReader
{
    private const int MaxColumns = 1000;
    private const int MaxSpacedHeader = 100;
    private const int MaxHeaderBytes = 16 * 1024;

    private readonly LineReader lines;
    private byte delimiter;
    private bool hasQuotes;
    private readonly int[] columns;
    private readonly string[] columnNames;
    private string[] header = [];
    private (int Start, int Length, bool IsUnescaped)[] cells = new (int, int, bool)[8];
    private int cellCount;
    private byte[] unescaped = new byte[1024];
    private int unescapedLength;
    private int expectedCells;
    private bool hasFirstRow;
    private bool hasDelimiter;
    private bool hasHeader;
    private long blankLine;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="fields">The fields to find: the id, the value, and further columns.</param>
    /// <param name="problems">Where problems are reported.</param>
    public DelimitedReader(InputFile file, IReadOnlyList<FieldSpec> fields, ProblemList problems)
        : base(file, fields, problems)
    {
        lines = new LineReader(file, problems);
        hasQuotes = file.Format == FileFormat.Csv;
        delimiter = hasQuotes ? (byte)',' : (byte)'\t';
        columns = new int[fields.Count];
        columnNames = [.. fields.Select(field => field.Names[0])];
    }

    private static ReadOnlySpan<byte> Delimiters => ",;\t"u8;

    /// <inheritdoc />
    public override long Line => lines.Line;

    /// <summary>Whether values may stand in quotation marks; if not, these are characters like any other.</summary>
    internal bool HasQuotes => hasQuotes;

    /// <inheritdoc />
    public override ReadOnlySpan<byte> this[int field] => columns[field] < 0 ? default : Fields[field].Cut(Cell(columns[field]));

    /// <inheritdoc />
    public override string ColumnName(int field) => columnNames[field];

    /// <inheritdoc />
    protected override void Dispose(bool disposing) => lines.Dispose();

    /// <inheritdoc />
    protected override RowState ReadRow()
    {
        while (lines.TryRead())
        {
            if (lines.IsTooLong)
            {
                return RowState.Skipped;
            }

            if (IsBlank(lines.Current))
            {
                blankLine = blankLine == 0 ? lines.Line : blankLine;
                continue;
            }

            WarnOfBlankLine();
            if (!hasDelimiter && IsDelimiterAlone())
            {
                continue;
            }

            if (!Split())
            {
                return RowState.Skipped;
            }

            if (!hasFirstRow)
            {
                hasFirstRow = true;
                if (!TakeFirstRow())
                {
                    IsBroken = true;
                    return RowState.End;
                }

                if (hasHeader)
                {
                    continue;
                }
            }

            return HasExpectedCells() ? RowState.Read : RowState.Skipped;
        }

        IsBroken = lines.IsBroken;
        return RowState.End;
    }

    /// <summary>Looks at the first line for what parts the columns.</summary>
    /// <returns>Whether it says only that.</returns>
    private bool IsDelimiterAlone()
    {
        hasDelimiter = true;
        var line = lines.Current;
        if (line.Length == 5 && Ascii.EqualsIgnoreCase(line[..4], "sep="u8) && Delimiters.Contains(line[4]))
        {
            PartBy(line[4]);
            return true;
        }

        if (!IsHeader(delimiter, fully: false))
        {
            foreach (var other in Delimiters)
            {
                if (IsHeader(other, fully: true))
                {
                    PartBy(other);
                    break;
                }
            }
        }

        return false;
    }

    private void PartBy(byte sign)
    {
        delimiter = sign;
        hasQuotes = sign != (byte)'\t';
    }

    /// <summary>Whether the line names one of the wanted columns, or all that are needed, if a sign parts its columns.</summary>
    private bool IsHeader(byte sign, bool fully)
    {
        var line = lines.Current;
        var cells = line.Length > MaxHeaderBytes ? [] : Encoding.UTF8.GetString(line).Split((char)sign).Select(cell => cell.Trim(' ').Trim('"')).ToList();
        bool IsThere(FieldSpec field) => field.Names.Intersect(cells, StringComparer.OrdinalIgnoreCase).Any();
        return fully ? cells.Count > 1 && Fields.All(field => field.IsOptional || IsThere(field)) : Fields.Any(IsThere);
    }

    private ReadOnlySpan<byte> Cell(int column)
    {
        var (start, length, isUnescaped) = cells[column];
        return isUnescaped ? unescaped.AsSpan(start, length) : lines.Current.Slice(start, length);
    }

    /// <summary>Nothing but spaces; or tabs, where they part no columns.</summary>
    private bool IsBlank(ReadOnlySpan<byte> line) => !line.ContainsAnyExcept((byte)' ', delimiter != (byte)'\t' ? (byte)'\t' : (byte)' ');

    private void WarnOfBlankLine()
    {
        if (blankLine > 0)
        {
            Problems.Warning(ProblemCodes.BlankLine, $"Line {blankLine} is blank; it was passed over.", File.Name, blankLine);
            blankLine = 0;
        }
    }

    private bool HasExpectedCells()
    {
        if (cellCount == expectedCells)
        {
            return true;
        }

        Problems.Error(() => new(
            default,
            ProblemCodes.ColumnCount,
            $"Line {Line} has {Columns(cellCount)}; the {(hasHeader ? "header" : "first line")} has {Columns(expectedCells)}.{(EndsWithDelimiters() ? $" Nothing stands behind its last {DelimiterName}." : "")}",
            File.Name,
            Line,
            NameOf(Math.Min(cellCount, expectedCells)),
            Excerpt.Of(lines.Current)));
        return false;
    }

    private string DelimiterName => delimiter switch { (byte)',' => "comma", (byte)';' => "semicolon", _ => "tab" };

    /// <summary>Whether the columns that are too many are all empty.</summary>
    private bool EndsWithDelimiters() =>
        cellCount > expectedCells && cellCount <= MaxColumns && Enumerable.Range(expectedCells, cellCount - expectedCells).All(cell => Cell(cell).IsEmpty);

    /// <summary>How a column is called: as in the header, as the field that is read from it, or by its number.</summary>
    private string NameOf(int column)
    {
        var field = hasFirstRow ? Array.IndexOf(columns, column) : -1;
        return field >= 0 ? columnNames[field]
            : column < header.Length && header[column].Length > 0 ? header[column]
            : TextPlace.NumberedColumn(column + 1);
    }

    private static string Columns(int count) => count == 1 ? "1 column" : count > MaxColumns ? $"more than {MaxColumns} columns" : $"{count} columns";

    private bool TakeFirstRow()
    {
        expectedCells = cellCount;
        FindHeader();
        if (hasHeader)
        {
            header = [.. Enumerable.Range(0, cellCount).Select(cell => Excerpt.Of(Cell(cell)))];
            return HasWantedColumns();
        }

        Array.Fill(columns, -1);
        if (columns.Length == 1)
        {
            columns[0] = 0;
            HasIds = cellCount == 1;
            return HasIds ? !HasOtherDelimiter() : ReportMissingHeader();
        }

        HasIds = cellCount == 2;
        columns[0] = HasIds ? 0 : -1;
        columns[1] = HasIds ? 1 : 0;
        if (cellCount == 1)
        {
            return !HasOtherDelimiter();
        }

        if (cellCount == 2 && Fields.Count == 2)
        {
            return true;
        }

        return ReportMissingHeader();
    }

    private bool ReportMissingHeader()
    {
        Problems.Error(
            ProblemCodes.MissingColumn,
            $"Line {Line} has {Columns(cellCount)} and is not a header. A file with these columns needs a header that names {SpokenFields()}.",
            File.Name,
            Line,
            Fields[0].Names[0],
            Excerpt.Of(lines.Current));
        return false;
    }

    private string SpokenFields()
    {
        string[] spoken = [.. Fields.Where(field => !field.IsOptional).Select(field => field.Spoken)];
        return spoken.Length == 1 ? spoken[0] : string.Join(", ", spoken[..^1]) + " and " + spoken[^1];
    }

    private bool HasOtherDelimiter()
    {
        var isTabbed = hasQuotes && lines.Current.Contains((byte)'\t');
        var isSemicolon = hasQuotes && lines.Current.Contains((byte)';');
        var isComma = !hasQuotes && lines.Current.Contains((byte)',');
        var isSpaced = IsSpacedHeader();
        if (!isTabbed && !isSemicolon && !isComma && !isSpaced)
        {
            return false;
        }

        var (found, letter) = isTabbed ? ("tabs", '\t') : isSemicolon ? ("semicolons", ';') : isSpaced ? ("spaces", ' ') : ("commas", ',');
        Problems.Error(
            ProblemCodes.ColumnCount,
            $"Line {Line} has only one column, but {found} in it. Columns of a .{(hasQuotes ? "csv" : "tsv")} file are separated by {(hasQuotes ? "commas" : "tabs")}.",
            File.Name,
            Line,
            TextPlace.Behind(lines.Current[..lines.Current.IndexOf((byte)letter)]).Column,
            Excerpt.Of(lines.Current));
        return true;
    }

    /// <summary>Whether the line is a header whose columns are parted by spaces: a few words, among them those of the id and of the value.</summary>
    private bool IsSpacedHeader()
    {
        var words = lines.Current.Length > MaxSpacedHeader ? [] : Encoding.UTF8.GetString(lines.Current).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is 2 or 3 && Fields.Count > 1 && Fields.Take(2).All(field => field.Names.Intersect(words, StringComparer.OrdinalIgnoreCase).Any());
    }

    private void FindHeader()
    {
        for (var field = 0; field < columns.Length; field++)
        {
            columns[field] = -1;
            foreach (var name in Fields[field].Names)
            {
                columns[field] = FindCell(name);
                if (columns[field] >= 0)
                {
                    columnNames[field] = Encoding.UTF8.GetString(Cell(columns[field]));
                    hasHeader = true;
                    break;
                }
            }
        }
    }

    private int FindCell(string name)
    {
        var wanted = Encoding.UTF8.GetBytes(name);
        for (var cell = 0; cell < cellCount; cell++)
        {
            if (Cell(cell).SequenceEqual(wanted))
            {
                return cell;
            }
        }

        for (var cell = 0; cell < cellCount; cell++)
        {
            if (Ascii.EqualsIgnoreCase(Trim(Cell(cell)), wanted))
            {
                return cell;
            }
        }

        return -1;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> cell) => cell.Trim((byte)' ');

    private bool HasWantedColumns()
    {
        HasIds = columns[0] >= 0;
        var isGood = true;
        for (var field = cellCount == 1 && columns.Length > 1 && columns[1] == 0 ? 1 : 0; field < columns.Length; field++)
        {
            if (columns[field] < 0 && Fields[field].IsOptional)
            {
                continue;
            }

            if (columns[field] < 0)
            {
                var found = Excerpt.Of(string.Join(", ", Enumerable.Range(0, Math.Min(cellCount, 20)).Select(cell => Encoding.UTF8.GetString(Cell(cell)))));
                Problems.Error(ProblemCodes.MissingColumn, $"The header (line {Line}) has no column {Fields[field].Spoken}. It has: {found}.{(cellCount > MaxColumns ? $" Only the first {MaxColumns} columns were looked at." : "")}", File.Name, Line, Fields[field].Names[0]);
                isGood = false;
            }
            else if (IsTwice(columns[field]))
            {
                Problems.Error(ProblemCodes.DuplicateColumn, $"The header (line {Line}) has the column \"{columnNames[field]}\" twice.", File.Name, Line, columnNames[field]);
                isGood = false;
            }
        }

        return isGood;
    }

    private bool IsTwice(int column)
    {
        for (var cell = 0; cell < cellCount; cell++)
        {
            if (cell != column && Cell(cell).SequenceEqual(Cell(column)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Finds the cells of the current line, and reads on where a quoted cell goes over several lines.</summary>
    private bool Split()
    {
        cellCount = 0;
        unescapedLength = 0;
        var position = 0;
        while (true)
        {
            if (hasQuotes && position < lines.Current.Length && lines.Current[position] == (byte)'"')
            {
                if (!TakeQuoted(ref position))
                {
                    return false;
                }
            }
            else
            {
                var rest = lines.Current[position..];
                var end = rest.IndexOf(delimiter);
                var length = end < 0 ? rest.Length : end;
                if (hasQuotes && rest[..length].IndexOf((byte)'"') is var quote and >= 0)
                {
                    return ReportStrayQuote(position + quote);
                }

                Add((position, length, false));
                position += length;
            }

            if (position >= lines.Current.Length)
            {
                return true;
            }

            position++;
        }
    }

    private void Add((int Start, int Length, bool IsUnescaped) cell)
    {
        if (cellCount > MaxColumns)
        {
            return;
        }

        if (cellCount == cells.Length)
        {
            Array.Resize(ref cells, 2 * cells.Length);
        }

        cells[cellCount++] = cell;
    }

    private bool TakeQuoted(ref int position)
    {
        var start = position + 1;
        var scan = start;
        var hasDoubled = false;
        while (true)
        {
            var found = lines.Current[scan..].IndexOf((byte)'"');
            if (found < 0)
            {
                scan = lines.Current.Length;
                if (!lines.TryExtend())
                {
                    ReportOpenQuote(start - 1);
                    return false;
                }

                continue;
            }

            var close = scan + found;
            if (close + 1 < lines.Current.Length && lines.Current[close + 1] == (byte)'"')
            {
                hasDoubled = true;
                scan = close + 2;
                continue;
            }

            if (close + 1 < lines.Current.Length && lines.Current[close + 1] != delimiter)
            {
                return ReportStrayQuote(close);
            }

            Add(hasDoubled ? Unescape(lines.Current[start..close]) : (start, close - start, false));
            position = close + 1;
            return true;
        }
    }

    private void ReportOpenQuote(int position)
    {
        // Bytes that are not UTF-8 are reported already, and hide where the value ends.
        if (!lines.IsBroken)
        {
            var line = TextPlace.Behind(lines.Current[..position], Line).Line;
            var (code, what) = lines.IsExtensionTooLong
                ? (ProblemCodes.LineTooLong, $"is not closed within {LineReader.MaxLineBytes} bytes, the longest row that can be read. Is its closing quotation mark missing, or the value too long?")
                : (ProblemCodes.Quoting, "is never closed.");
            Problems.LastError(code, $"Line {line}: the quotation mark that opens here {what} Nothing after it was read.", File.Name, line, NameOf(cellCount));
        }

        IsBroken = true;
    }

    private (int Start, int Length, bool IsUnescaped) Unescape(ReadOnlySpan<byte> cell)
    {
        if (unescapedLength + cell.Length > unescaped.Length)
        {
            Array.Resize(ref unescaped, Math.Max(unescapedLength + cell.Length, 2 * unescaped.Length));
        }

        var start = unescapedLength;
        for (var index = 0; index < cell.Length; index++)
        {
            unescaped[unescapedLength++] = cell[index];
            if (cell[index] == (byte)'"')
            {
                index++;
            }
        }

        return (start, unescapedLength - start, true);
    }

    private bool ReportStrayQuote(int position)
    {
        Problems.Error(() =>
        {
            var place = TextPlace.Behind(lines.Current[..position], Line);
            return new(
                default,
                ProblemCodes.Quoting,
                $"Line {place.Line}: a quotation mark stands inside a value, at {place.Column}. A value with quotation marks is written in quotation marks, with each one in it doubled, as in \"5\"\" screen\".",
                File.Name,
                place.Line,
                NameOf(cellCount),
                Excerpt.Of(lines.Current));
        });
        return false;
    }
}
