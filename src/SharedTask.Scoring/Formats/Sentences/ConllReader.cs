namespace SharedTask.Scoring.Formats.Sentences;

/// <summary>
/// Reads the columns of the CoNLL shared tasks: a token per line, its columns parted by tabs or blanks, a blank line behind every
/// sentence. Lines that begin with <c>-DOCSTART-</c> are passed over. A comment stands before a sentence and begins with <c>#</c>:
/// <c># id = 7</c>, <c># sent_id = 7</c> or <c># id 7</c> gives the sentence its id, any <c>name=value</c> or <c># name = value</c> a
/// field.
/// </summary>
public sealed class ConllReader : SentenceReader
{
    private readonly LineReader lines;
    private readonly SentenceLayout layout;
    private readonly List<Range> columns = [];
    private int columnCount;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="layout">Where the columns are.</param>
    /// <param name="problems">Where problems are reported.</param>
    public ConllReader(InputFile file, SentenceLayout layout, ProblemList problems)
        : base(file, problems)
    {
        ArgumentNullException.ThrowIfNull(layout);
        this.layout = layout;
        lines = new LineReader(file, problems);
    }

    /// <inheritdoc />
    public override long LastLine => lines.Line;

    /// <inheritdoc />
    public override string TagName => layout.TagColumn == 0 ? "last column" : $"column {layout.TagColumn}";

    /// <inheritdoc />
    public override string TokenName => $"column {layout.TokenColumn}";

    /// <inheritdoc />
    public override bool MoveNext()
    {
        Current.Clear();
        var isGood = true;
        while (lines.TryRead())
        {
            if (lines.IsTooLong)
            {
                isGood = false;
            }
            else if (IsBlank(lines.Current) || IsDocumentStart(lines.Current))
            {
                if (Current.Count > 0 && isGood)
                {
                    return true;
                }

                if (Current.Count > 0 || !isGood)
                {
                    Skipped++;
                    isGood = true;
                    Current.Clear();
                }
            }
            else if (Current.Count > 0 || !TakeComment())
            {
                isGood &= TakeToken();
            }
        }

        Skipped += isGood ? 0 : 1;
        return Current.Count > 0 && isGood;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing) => lines.Dispose();

    private static bool IsBlank(ReadOnlySpan<byte> line) => !line.ContainsAnyExcept(" \t"u8);

    private static bool IsDocumentStart(ReadOnlySpan<byte> line) =>
        line.StartsWith("-DOCSTART-"u8) && (line.Length == 10 || line[10] is (byte)' ' or (byte)'\t');

    /// <summary>Takes a line before the first token as a comment, if it is one: the sign # is a token too.</summary>
    private bool TakeComment()
    {
        var line = lines.Current;
        if (line[0] != (byte)'#')
        {
            return false;
        }

        var text = line[1..].Trim(" \t"u8);
        if (TryTakeId(text))
        {
            return true;
        }

        Split(line);
        if (EndsInTag(line) && (columnCount > 0 ? columns.Count == columnCount : text.IndexOf(" = "u8) < 0))
        {
            return false;
        }

        TakeFields(text);
        return true;
    }

    /// <summary>Whether a line has several columns, the last being like O, B-PER or PER-B.</summary>
    private bool EndsInTag(ReadOnlySpan<byte> line)
    {
        var last = line[columns[^1]];
        return columns.Count > 1 && (last.SequenceEqual("O"u8) || (last.Length > 2 && (last[1] == (byte)'-' || last[^2] == (byte)'-')));
    }

    private bool TryTakeId(ReadOnlySpan<byte> text)
    {
        var rest = text.StartsWith("sent_id"u8) ? text[7..] : text.StartsWith("id"u8) ? text[2..] : default;
        if (rest.IsEmpty || rest[0] is not ((byte)' ' or (byte)'\t' or (byte)'='))
        {
            return false;
        }

        rest = rest.TrimStart(" \t="u8);
        var end = rest.IndexOfAny(" \t"u8);
        var id = end < 0 ? rest : rest[..end];
        if (id.IsEmpty || id.SequenceEqual("O"u8))
        {
            return false;
        }

        Current.SetId(id);
        Begin();
        if (end >= 0)
        {
            TakeFields(rest[end..]);
        }

        return true;
    }

    /// <summary>Takes "name = value", or any "name=value" among other words.</summary>
    private void TakeFields(ReadOnlySpan<byte> text)
    {
        var middle = text.IndexOf(" = "u8);
        if (middle > 0 && !text[..middle].ContainsAny(" \t"u8))
        {
            Current.AddField(text[..middle], text[(middle + 3)..].Trim(" \t"u8));
            return;
        }

        foreach (var range in text.SplitAny(" \t"u8))
        {
            var word = text[range];
            var equals = word.IndexOf((byte)'=');
            if (equals > 0)
            {
                Current.AddField(word[..equals], word[(equals + 1)..]);
            }
        }
    }

    private bool TakeToken()
    {
        Begin();
        var line = lines.Current;
        Split(line);
        if (columnCount == 0)
        {
            columnCount = columns.Count;
            Current.HasTokens = columnCount > 1;
        }

        if (columns.Count != columnCount || layout.TagColumn > columnCount || (columnCount > 1 && layout.TokenColumn > columnCount))
        {
            ReportColumns();
            Current.AddToken(default, default, lines.Line);
            return false;
        }

        if (Current.Count >= MaxTokens)
        {
            ReportLength();
            return false;
        }

        Current.HasTokens = columnCount > 1;
        var tag = line[columns[layout.TagColumn == 0 ? ^1 : layout.TagColumn - 1]];
        Current.AddToken(columnCount > 1 ? line[columns[layout.TokenColumn - 1]] : default, tag, lines.Line);
        return true;
    }

    /// <summary>Reports a sentence that is too long, once.</summary>
    private void ReportLength()
    {
        if (Current.Count == MaxTokens)
        {
            Problems.Error(ProblemCodes.TooManyRows, $"Line {lines.Line}: the sentence has more than {MaxTokens} tokens. Is a blank line missing behind sentences?", File.Name, lines.Line);
            Current.AddToken(default, default, lines.Line);
        }
    }

    private void ReportColumns() =>
        Problems.Error(() =>
        {
            var wanted = Math.Max(columnCount, Math.Max(layout.TagColumn, layout.TokenColumn));
            return new(default, ProblemCodes.ColumnCount, $"Line {lines.Line} has {columns.Count} {(columns.Count == 1 ? "column" : "columns")}, expected {wanted}. Sentences are parted by blank lines, columns by tabs or blanks.", File.Name, lines.Line, TextPlace.NumberedColumn(Math.Min(columns.Count, wanted) + 1), Excerpt.Of(lines.Current));
        });

    private void Begin()
    {
        if (Current.Line == 0)
        {
            Current.Line = lines.Line;
        }
    }

    /// <summary>Parts a line at its tabs, or, if it has none, at its blanks.</summary>
    private void Split(ReadOnlySpan<byte> line)
    {
        columns.Clear();
        var text = line.TrimEnd(" \t"u8);
        var hasTabs = text.Contains((byte)'\t');
        var separator = hasTabs ? (byte)'\t' : (byte)' ';
        var start = 0;
        for (var position = 0; position <= text.Length; position++)
        {
            // Columns are short: looking at byte after byte is faster than a search for each.
            if (position < text.Length && text[position] != separator)
            {
                continue;
            }

            if (hasTabs || position > start)
            {
                columns.Add(start..position);
            }

            start = position + 1;
        }
    }
}
