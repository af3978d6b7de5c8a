using System.Text;

namespace SharedTask.Worker.Programs.Twins;

/// <summary>A file of ids and labels, or of labels alone, as far as it takes to exchange its labels.</summary>
internal sealed class RunTable
{
    /// <summary>Fewer rows would show too little.</summary>
    private const int FewestRows = 10;

    private readonly string lineEnd;
    private readonly bool endsWithLine;
    private readonly int first;
    private readonly int column;

    private RunTable(List<string> lines, string lineEnd, bool endsWithLine, char? separator, string[] header, int column)
    {
        Lines = lines;
        this.lineEnd = lineEnd;
        this.endsWithLine = endsWithLine;
        Separator = separator;
        Header = header;
        first = header.Length > 0 ? 1 : 0;
        this.column = column;
    }

    /// <summary>The names of the columns; empty if the first line is none.</summary>
    public string[] Header { get; }

    /// <summary>What parts columns; <see langword="null"/> for one value per line.</summary>
    public char? Separator { get; }

    /// <summary>The name of the column of labels; empty without a header.</summary>
    public string LabelColumn => Header.Length > 0 ? Header[column] : "";

    private List<string> Lines { get; }

    /// <summary>Reads a small table; <see langword="null"/> for what is none that would be understood.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="words">What the program names, among them perhaps the column of labels.</param>
    public static RunTable? Read(byte[] bytes, IReadOnlyList<string> words)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (text.Contains('"', StringComparison.Ordinal) || text.StartsWith('{') || text.StartsWith('['))
        {
            // Quoted cells and JSON are not taken apart here.
            return null;
        }

        var lineEnd = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var endsWithLine = text.EndsWith('\n');
        var lines = text.TrimEnd('\r', '\n').Split(lineEnd).ToList();
        if (lines.Count < FewestRows)
        {
            return null;
        }

        char? separator = lines[0].Contains('\t', StringComparison.Ordinal) ? '\t' : lines[0].Contains(',', StringComparison.Ordinal) ? ',' : null;
        var width = Cells(lines[0], separator).Length;
        if (!lines.TrueForAll(line => Cells(line, separator).Length == width))
        {
            return null;
        }

        var cells = Cells(lines[0].TrimStart('\uFEFF'), separator);
        var body = lines.Skip(1).ToList();
        // A header's names are not among the values below it, unlike a first row of labels.
        var isHeader = Enumerable.Range(0, width).All(i => !body.Exists(line => Cells(line, separator)[i] == cells[i])) && cells.All(cell => cell.Any(char.IsLetter))
            && (width > 1 || words.Contains(cells[0].Trim(), StringComparer.Ordinal));
        string[] header = isHeader ? [.. cells.Select(cell => cell.Trim())] : [];
        return new RunTable(lines, lineEnd, endsWithLine, separator, header, LabelColumnOf(header, width, words));
    }

    /// <summary>The same file with the labels of some rows taken from other rows; the more, the higher <paramref name="tenths"/>.</summary>
    public byte[] Exchange(int tenths)
    {
        var body = Lines.Skip(first).Select(line => Cells(line, Separator)).ToList();
        var labels = body.ConvertAll(cells => cells[column]);
        var changed = body.Select((cells, i) =>
        {
            var copy = (string[])cells.Clone();
            if (((i * 7) + (i / 10)) % 10 < tenths)
            {
                copy[column] = labels[((i * 31) + 11 + tenths) % labels.Count];
            }

            return Separator is { } separator ? string.Join(separator, copy) : copy[0];
        });
        return Encoding.UTF8.GetBytes(string.Join(lineEnd, Lines.Take(first).Concat(changed)) + (endsWithLine ? lineEnd : ""));
    }

    private static string[] Cells(string line, char? separator) => separator is { } sign ? line.Split(sign) : [line];

    private static int LabelColumnOf(string[] header, int width, IReadOnlyList<string> words)
    {
        // The last column that the program names; else the last one.
        var named = Enumerable.Range(0, header.Length).Where(i => i > 0 && words.Contains(header[i], StringComparer.Ordinal)).ToList();
        return named.Count > 0 ? named[^1] : width - 1;
    }
}
