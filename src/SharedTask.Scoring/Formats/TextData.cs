using System.Text;
using System.Text.Json;

namespace SharedTask.Scoring.Formats;

/// <summary>Reference texts and the texts of a run, segment by segment.</summary>
public sealed class TextData
{
    /// <summary>The longest text that is read, in bytes.</summary>
    public const int MaxTextBytes = 32 * 1024;

    private readonly PairFiles files;
    private readonly TextLayout layout;
    private readonly List<string[]> references = [];
    private readonly List<string> current = [];
    private string?[] hypotheses = [];
    private double[] noAnswer = [];
    private bool warnedOfReference;
    private bool warnedOfRun;

    private TextData(PairFiles files, TextLayout layout)
    {
        this.files = files;
        this.layout = layout;
        Slices = [.. layout.Slices.Select(name => new SliceColumn(name))];
    }

    /// <summary>The columns for slices.</summary>
    public IReadOnlyList<SliceColumn> Slices { get; }

    /// <summary>The reference's rows; <see langword="null"/> without a reference.</summary>
    public RowIndex? Rows { get; private set; }

    /// <summary>How many segments the reference has or, without one, the run.</summary>
    public int Count { get; private set; }

    /// <summary>The references of each segment, at least one where no problem was found.</summary>
    public IReadOnlyList<string[]> References => references;

    /// <summary>The run's texts, in the reference's order; <see langword="null"/> where the run does not answer the segment.</summary>
    public IReadOnlyList<string?> Hypotheses => hypotheses;

    /// <summary>The run's probabilities that there is no answer, in the reference's order, 0 where the run does not answer the segment; empty if runs have none.</summary>
    public IReadOnlyList<double> NoAnswer => noAnswer;

    /// <summary>How many references every segment has; <see langword="null"/> if not all have as many.</summary>
    public int? ReferenceCount => references.Count > 0 && references.TrueForAll(texts => texts.Length == references[0].Length) ? references[0].Length : null;

    /// <summary>Reads a reference, a run, or both, and reports what is wrong with them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="layout">Where the columns are.</param>
    /// <param name="mayMiss">Whether the run may leave segments unanswered.</param>
    /// <returns>The data; incomplete where problems were found.</returns>
    public static TextData Read(PairFiles files, TextLayout layout, bool mayMiss)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(layout);
        var data = new TextData(files, layout);
        data.ReadReference();
        data.ReadRun(mayMiss);
        return data;
    }

    // In a plain text file a tab or a brace in the first line is text: only the name of a file makes it a table.
    private static RowReader Open(InputFile file, IReadOnlyList<FieldSpec> fields, ProblemList problems) =>
        FormatDetector.FromName(file.Name) is null ? new SegmentLinesReader(file, fields, problems) : RowReader.Open(file, fields, problems);

    private RowReader OpenReference(InputFile file, IReadOnlyList<FieldSpec> fields) =>
        SquadRows.TryOpen(file, layout.References[0].Names[0]) is { } questions
            ? new JsonLinesReader(file, fields, files.ReferenceProblems, questions)
            : Open(file, fields, files.ReferenceProblems);

    private void ReadReference()
    {
        foreach (var file in files.FindReferences())
        {
            if (Rows is { } rows)
            {
                using var more = OpenReference(file, layout.MoreReferenceFields);
                new RunAligner(rows, files.ReferenceProblems).Read(more, mayMiss: false, index => TakeMore(more, index));
                continue;
            }

            if (FormatDetector.FromName(file.Name) is null)
            {
                files.ReportMissingSlices(file, layout.Slices);
            }

            using var reader = OpenReference(file, layout.ReferenceFields);
            Rows = RowIndex.Read(reader, files.ReferenceProblems, _ => TakeReferences(reader));
            hypotheses = new string?[Rows.Count];
            noAnswer = new double[layout.NoAnswer is null ? 0 : Rows.Count];
            Count = Rows.Count;
        }
    }

    private void ReadRun(bool mayMiss)
    {
        if (files.FindRun() is not { } file)
        {
            return;
        }

        using var reader = Open(file, layout.RunFields, files.RunProblems);
        if (Rows is null)
        {
            Count = RowIndex.Read(reader, files.RunProblems, index => TakeHypothesis(reader, index)).Count;
            return;
        }

        new RunAligner(Rows, files.RunProblems).Read(reader, mayMiss, index => TakeHypothesis(reader, index));
    }

    private void TakeHypothesis(RowReader reader, int index)
    {
        WarnOfQuotes(reader, 1, files.RunProblems, ref warnedOfRun);
        if (HasUsableLength(reader, 1, files.RunProblems) && index < hypotheses.Length)
        {
            hypotheses[index] = Encoding.UTF8.GetString(reader[1]);
        }

        if (layout.NoAnswer is null)
        {
            return;
        }

        if (!reader.HasIds)
        {
            ReportNoAnswer(reader, layout.NoAnswer);
        }
        else if (NumberField.TryRead(reader, 2, double.NegativeInfinity, double.PositiveInfinity, files.RunProblems, out var number) && index < noAnswer.Length)
        {
            noAnswer[index] = number;
        }
    }

    private void ReportNoAnswer(RowReader reader, FieldSpec column)
    {
        if (reader.Ordinal == 0)
        {
            files.RunProblems.Error(ProblemCodes.MissingColumn, $"Expected a table with the column {column.Spoken}: lines of text have no room for it.", reader.File.Name, reader.Line, column.Names[0]);
        }
    }

    private void TakeReferences(RowReader reader)
    {
        current.Clear();
        ReadTexts(reader);
        references.Add([.. current]);
        for (var slice = 0; slice < Slices.Count; slice++)
        {
            Slices[slice].Add(reader[layout.References.Count + 1 + slice]);
        }
    }

    /// <summary>Adds what a further file has for a segment.</summary>
    private void TakeMore(RowReader reader, int segment)
    {
        current.Clear();
        current.AddRange(references[segment]);
        ReadTexts(reader);
        LeaveOutEmpty();
        references[segment] = [.. current];
    }

    private void ReadTexts(RowReader reader)
    {
        for (var field = 1; field <= layout.References.Count; field++)
        {
            if (reader.IsList(field))
            {
                TakeList(reader, field);
            }
            else if (HasUsableLength(reader, field, files.ReferenceProblems))
            {
                WarnOfQuotes(reader, field, files.ReferenceProblems, ref warnedOfReference);
                current.Add(Encoding.UTF8.GetString(reader[field]));
            }
        }

        if (layout.References.Count > 1)
        {
            LeaveOutEmpty();
        }
    }

    /// <summary>With several columns or files an empty text means that the segment has fewer references, unless nothing else is there.</summary>
    private void LeaveOutEmpty()
    {
        if (current.Exists(text => text.Length > 0))
        {
            current.RemoveAll(text => text.Length == 0);
        }
    }

    private void TakeList(RowReader reader, int field)
    {
        var before = current.Count;
        var json = new Utf8JsonReader(reader[field]);
        json.Read();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.String || TextOf(ref json) is not { } text)
            {
                Report(reader, field, ProblemCodes.WrongType, "holds something other than texts");
                return;
            }

            if (Encoding.UTF8.GetByteCount(text) > MaxTextBytes)
            {
                Report(reader, field, ProblemCodes.ValueTooLong, $"holds a text of more than {MaxTextBytes} bytes, the longest that is read");
                return;
            }

            current.Add(text);
        }

        if (current.Count == before)
        {
            // As in SQuAD v2.0: there is no answer.
            current.Add("");
        }
    }

    /// <summary>Programs that write .csv may write .tsv in the same way; then the quotation marks that they add would count as parts of the text.</summary>
    private static void WarnOfQuotes(RowReader reader, int field, ProblemList problems, ref bool warned)
    {
        var text = reader[field];
        if (!warned && reader is DelimitedReader { HasQuotes: false } && text.Length > 3 && text[0] == (byte)'"' && text[^1] == (byte)'"' && IsQuoted(text[1..^1]))
        {
            warned = true;
            problems.Warning(
                ProblemCodes.Quoting,
                $"Line {reader.Line}: the text stands in quotation marks, and those in it are doubled, as in a .csv. In a .tsv they are read as parts of the text: save the file as .csv if they are not.",
                reader.File.Name,
                reader.Line,
                reader.ColumnName(field));
        }
    }

    /// <summary>Whether there are quotation marks, and every one of them is doubled.</summary>
    private static bool IsQuoted(ReadOnlySpan<byte> inner)
    {
        var count = 0;
        for (var i = inner.IndexOf((byte)'"'); i >= 0; i = inner.IndexOf((byte)'"'))
        {
            if (i + 1 == inner.Length || inner[i + 1] != (byte)'"')
            {
                return false;
            }

            count++;
            inner = inner[(i + 2)..];
        }

        return count > 0;
    }

    private static string? TextOf(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair stands alone.
            return null;
        }
    }

    private void Report(RowReader reader, int field, string code, string what) =>
        files.ReferenceProblems.Error(() => new(
            default, code, $"Line {reader.Line}: the list in \"{reader.ColumnName(field)}\" {what}.", reader.File.Name, reader.Line, reader.ColumnName(field), Excerpt.Of(reader[field])));

    private static bool HasUsableLength(RowReader reader, int field, ProblemList problems)
    {
        if (reader[field].Length <= MaxTextBytes)
        {
            return true;
        }

        problems.Error(() => new(
            default,
            ProblemCodes.ValueTooLong,
            $"Line {reader.Line}: the text is {reader[field].Length} bytes long; at most {MaxTextBytes} are read.",
            reader.File.Name,
            reader.Line,
            reader.ColumnName(field),
            Excerpt.Of(reader[field])));
        return false;
    }
}
