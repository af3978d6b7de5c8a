using System.Buffers.Text;
using System.Globalization;
using SharedTask.Scoring.Metrics.EntityLinking;

namespace SharedTask.Scoring.Formats.EntityLinking;

/// <summary>
/// Reads the tab-separated files of entity discovery and linking (TAC KBP since 2015, LoReHLT): run, mention, text, <c>DOCUMENT:first-last</c>
/// character, entry of the knowledge base or <c>NIL</c> and a number, type of the entity, type of the mention, confidence; further columns are
/// passed over, and so is a header. Of several rows with one span the surest counts, as in neleval.
/// </summary>
internal sealed class MentionReader
{
    /// <summary>The greatest number of rows of a file.</summary>
    public const int MaxRows = 500_000;

    /// <summary>The column of documents and places.</summary>
    public const string Extents = "extents";

    private const string Confidence = "confidence";
    private static readonly string[] Columns = ["system_run_id", "mention_id", "mention_text", Extents, "kb_id", "entity_type", "mention_type", Confidence];

    private readonly InputFile file;
    private readonly LinkingNames names;
    private readonly ProblemList problems;
    private readonly List<MentionRow> rows = [];
    private readonly Dictionary<(int Document, int Start, int End), int> places = [];
    private readonly Range[] cells = new Range[Columns.Length];
    private int taken;
    private long blankLine;

    private MentionReader(InputFile file, LinkingNames names, ProblemList problems) => (this.file, this.names, this.problems) = (file, names, problems);

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="names">Is given the names in it.</param>
    /// <param name="problems">Where problems are reported.</param>
    /// <returns>Its mentions in the order of the first row of each, and the file's last line.</returns>
    public static (IReadOnlyList<MentionRow> Rows, long LastLine) Read(InputFile file, LinkingNames names, ProblemList problems)
    {
        var reader = new MentionReader(file, names, problems);
        using var lines = new LineReader(file, problems);
        while (lines.TryRead())
        {
            if (!lines.IsTooLong && !reader.TryTake(lines.Current, lines.Line))
            {
                break;
            }
        }

        if (reader.rows.Count == 0 && !problems.HasErrors)
        {
            problems.Error(ProblemCodes.EmptyFile, "The file has no mentions.", file.Name);
        }

        return (reader.rows, lines.Line);
    }

    private bool TryTake(ReadOnlySpan<byte> line, long number)
    {
        if (!line.ContainsAnyExcept(" \t"u8))
        {
            blankLine = blankLine == 0 ? number : blankLine;
            return true;
        }

        if (blankLine > 0)
        {
            problems.Warning(ProblemCodes.BlankLine, $"Line {blankLine} is blank; it was passed over.", file.Name, blankLine);
            blankLine = 0;
        }

        var count = Split(line);
        if (count < Columns.Length)
        {
            problems.Error(
                ProblemCodes.ColumnCount, $"Line {number} has {count} column{(count == 1 ? "" : "s")} parted by tabs, expected {Columns.Length}: {string.Join(", ", Columns)}.", file.Name, number, Columns[count]);
        }
        else if (taken > 0 || !IsHeader(line))
        {
            TakeRow(line, number);
        }

        if (++taken <= MaxRows)
        {
            return true;
        }

        problems.LastError(ProblemCodes.TooManyRows, $"Line {number}: the file has more rows than {MaxRows}, the most that are read.", file.Name, number);
        return false;
    }

    private int Split(ReadOnlySpan<byte> line)
    {
        var count = 0;
        foreach (var cell in line.Split((byte)'\t'))
        {
            if (count == cells.Length)
            {
                break;
            }

            cells[count++] = cell;
        }

        return count;
    }

    /// <summary>Names of columns have neither digits nor a confidence.</summary>
    private bool IsHeader(ReadOnlySpan<byte> line) =>
        !line[cells[3]].ContainsAnyInRange((byte)'0', (byte)'9') && !NumberField.TryParse(line[cells[7]].Trim((byte)' '), double.MinValue, double.MaxValue, out _);

    private void TakeRow(ReadOnlySpan<byte> line, long number)
    {
        if (!TryExtents(line[cells[3]].Trim((byte)' '), number, out var document, out var start, out var end)
            || !IsUsable(line[cells[4]], 4, mayBeEmpty: false, number) || !IsUsable(line[cells[5]], 5, mayBeEmpty: false, number) || !IsUsable(line[cells[6]], 6, mayBeEmpty: true, number)
            || !TryConfidence(line[cells[7]].Trim((byte)' '), number, out var confidence))
        {
            return;
        }

        var entity = line[cells[4]];
        var mention = new LinkedMention(
            names.Documents.GetOrAdd(document, out _), start, end, names.Entities.GetOrAdd(entity, out _), !entity.StartsWith("NIL"u8), 0);
        Add(new MentionRow(mention, names.EntityTypes.GetOrAdd(line[cells[5]], out _), names.MentionTypes.GetOrAdd(line[cells[6]], out _), confidence, number), line[cells[3]]);
    }

    private void Add(MentionRow row, ReadOnlySpan<byte> extents)
    {
        if (places.TryAdd(row.Mention.Span, rows.Count))
        {
            rows.Add(row);
            return;
        }

        var before = rows[places[row.Mention.Span]];
        var value = Excerpt.Of(extents);
        problems.Warning(
            ProblemCodes.DuplicateMention,
            $"Line {row.Line}: the mention {value} was there on line {before.Line} already; the one with the higher confidence counts, and the first one of equal ones.",
            file.Name, row.Line, Extents, value);
        if (row.Confidence > before.Confidence)
        {
            rows[places[row.Mention.Span]] = row;
        }
    }

    private bool TryExtents(ReadOnlySpan<byte> cell, long number, out ReadOnlySpan<byte> document, out int start, out int end)
    {
        var colon = cell.LastIndexOf((byte)':');
        document = cell[..Math.Max(0, colon)];
        (start, end) = (0, 0);
        var span = cell[(colon + 1)..];
        var (dash, width) = span.IndexOf((byte)'-') is >= 0 and var hyphen ? (hyphen, 1) : (span.IndexOf("–"u8), "–"u8.Length);
        if (document.IsEmpty || document.Contains((byte)' ') || dash < 0 || !TryPlace(span[..dash], out start) || !TryPlace(span[(dash + width)..], out end))
        {
            Report(ProblemCodes.InvalidSpan, number, 3, cell, "is not like DOCUMENT:3-9, the document with the mention's first and last character");
            return false;
        }

        if (end < start)
        {
            Report(ProblemCodes.InvalidSpan, number, 3, cell, "ends before it starts");
            return false;
        }

        return IsUsable(document, 3, mayBeEmpty: false, number);
    }

    private static bool TryPlace(ReadOnlySpan<byte> text, out int place)
    {
        text = text.Trim((byte)' ');
        place = 0;
        return !text.ContainsAnyExceptInRange((byte)'0', (byte)'9') && Utf8Parser.TryParse(text, out place, out var consumed) && consumed == text.Length;
    }

    private bool TryConfidence(ReadOnlySpan<byte> text, long number, out double confidence)
    {
        if (NumberField.TryParse(text, double.MinValue, double.MaxValue, out confidence))
        {
            return true;
        }

        var (code, what) = text.IsEmpty ? (ProblemCodes.EmptyValue, "is empty.") : NumberField.Judge(text, double.MinValue, double.MaxValue);
        Report(code, number, 7, text, what.TrimEnd('.'));
        return false;
    }

    private bool IsUsable(ReadOnlySpan<byte> value, int column, bool mayBeEmpty, long number)
    {
        if (value.IsEmpty && !mayBeEmpty)
        {
            problems.Error(ProblemCodes.EmptyValue, $"Line {number}: the {Columns[column]} is empty.", file.Name, number, Columns[column]);
            return false;
        }

        if (value.Length <= RowReader.MaxValueBytes)
        {
            return true;
        }

        var length = value.Length.ToString(CultureInfo.InvariantCulture);
        Report(ProblemCodes.ValueTooLong, number, column, value, $"is {length} bytes long; at most {RowReader.MaxValueBytes} are read");
        return false;
    }

    private void Report(string code, long number, int column, ReadOnlySpan<byte> cell, string what)
    {
        var value = Excerpt.Of(cell);
        problems.Error(code, $"Line {number}: the {Columns[column]} \"{value}\" {what}.", file.Name, number, Columns[column], value);
    }
}
