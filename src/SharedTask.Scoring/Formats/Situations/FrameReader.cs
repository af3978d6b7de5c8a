using System.Globalization;

namespace SharedTask.Scoring.Formats.Situations;

/// <summary>
/// Reads frames: a row or an object each, with the columns of LoReHLT's annotation or the fields of its runs. Frames without a place are passed
/// over, as in the official scorer.
/// </summary>
/// <param name="names">Is given the names in the files.</param>
/// <param name="options">How frames are read.</param>
/// <param name="problems">Where problems are reported.</param>
internal sealed class FrameReader(FrameNames names, SituationOptions options, ProblemList problems)
{
    /// <summary>The greatest number of frames.</summary>
    public const int MaxFrames = 1_000_000;

    private const int Document = 0;
    private const int Place = 1;
    private const int Type = 2;
    private const int Status = 3;
    private const int Resolution = 4;
    private const int Urgent = 5;
    private const int Scope = 6;
    private const int Severity = 7;
    private const int LocalPlace = 8;
    private const int Confidence = 9;

    private static readonly FieldSpec[] Fields =
    [
        new(["DocumentID", "doc_id", "document"]),
        new(["Place_KB_ID", "kb_id", "place"]),
        new(["Type", "need_type", "issue_type", "type"]),
        new(["Status", "need_status", "issue_status", "status"]),
        new(["Resolution", "resolution_status", "resolution"]) { IsOptional = true },
        new(["Urgent", "urgent"]) { IsOptional = true },
        new("scope") { IsOptional = true },
        new("severity") { IsOptional = true },
        new("place_id") { IsOptional = true },
        new(["Confidence", "confidence"]) { IsOptional = true },
    ];

    private readonly List<FrameRow> rows = [];
    private int count;

    /// <summary>The frames that were read.</summary>
    public IReadOnlyList<FrameRow> Rows => rows;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="accept">Is asked, for every frame, whether it is taken.</param>
    public void Read(InputFile file, Func<RowReader, FrameRow, FrameRow?> accept)
    {
        if (file.Format == FileFormat.Lines)
        {
            problems.Error(ProblemCodes.MissingColumn, $"Expected a table with the columns {string.Join(", ", Fields.Take(Resolution).Select(field => field.Spoken))}, or JSON lines with such fields.", file.Name);
            return;
        }

        var (before, counted) = (count, rows.Count);
        using var reader = RowReader.Open(file, Fields, problems);
        while (count < MaxFrames && reader.MoveNext())
        {
            count++;
            if (TryFrame(reader) is { } frame && accept(reader, frame) is { } taken)
            {
                rows.Add(taken);
            }
        }

        if (count == MaxFrames && reader.MoveNext())
        {
            problems.LastError(ProblemCodes.TooManyRows, $"Line {reader.Line}: there are more frames than {MaxFrames}, the most that are read.", file.Name, reader.Line);
        }
        else if (count == before && !problems.HasErrors)
        {
            problems.Error(ProblemCodes.EmptyFile, "The file has no frames.", file.Name);
        }
        else if (rows.Count == counted && !problems.HasErrors)
        {
            WarnOfNothing(reader);
        }
    }

    /// <summary>Reports a value that is none of those expected.</summary>
    public void ReportType(RowReader reader, string known) => ReportWord(reader, Type, known);

    private void WarnOfNothing(RowReader reader)
    {
        var place = options.KeepsNil ? "a place" : "a place that the knowledge base has";
        var confidence = options.MoreThan is { } least ? string.Create(CultureInfo.InvariantCulture, $" and a confidence of more than {least}") : "";
        problems.Warning(ProblemCodes.NothingCounts, $"No frame of the file counts: a frame needs {place}{confidence}.", reader.File.Name, 1, reader.ColumnName(Place));
    }

    private FrameRow? TryFrame(RowReader reader)
    {
        var hasNames = reader.HasUsableValue(Document) & reader.HasUsableValue(Type) & (reader[Place].IsEmpty || reader.HasUsableValue(Place));
        var isCurrent = Judge(reader, Status, FrameWords.IsCurrent, FrameWords.Statuses);
        var isUnresolved = Judge(reader, Resolution, FrameWords.IsUnresolved, FrameWords.Resolutions);
        var isUrgent = Judge(reader, Urgent, FrameWords.IsUrgent, FrameWords.Urgencies);
        var isGreat = Judge(reader, Scope, FrameWords.IsGreat, FrameWords.Degrees) & Judge(reader, Severity, FrameWords.IsGreat, FrameWords.Degrees);
        var confidence = 1.0;
        var hasConfidence = reader[Confidence].IsEmpty || NumberField.TryRead(reader, Confidence, 0, 1, problems, out confidence);
        if (!hasNames || !hasConfidence || !IsCounted(reader, confidence))
        {
            return null;
        }

        var document = reader[Document];
        document = document.EndsWith(".txt"u8) ? document[..^4] : document;
        return new FrameRow(
            names.Documents.GetOrAdd(document, out _), names.Places.GetOrAdd(reader[Place], out _), names.Types.GetOrAdd(reader[Type], out _), isCurrent && isUnresolved && (isUrgent || isGreat));
    }

    private bool IsCounted(RowReader reader, double confidence)
    {
        var place = reader[Place];
        var isNil = System.Text.Encoding.UTF8.GetString(place).Contains("nil", StringComparison.OrdinalIgnoreCase);
        return !place.IsEmpty && !reader[LocalPlace].SequenceEqual("none"u8) && (options.KeepsNil || !isNil) && (options.MoreThan is not { } least || confidence > least);
    }

    private bool Judge(RowReader reader, int field, Func<ReadOnlySpan<byte>, bool?> judge, string known)
    {
        if (judge(reader[field]) is { } isTrue)
        {
            return isTrue;
        }

        ReportWord(reader, field, known);
        return false;
    }

    private void ReportWord(RowReader reader, int field, string known) => problems.Error(() =>
    {
        var value = Excerpt.Of(reader[field]);
        return new(default, ProblemCodes.UnknownLabel, $"Line {reader.Line}: the {reader.ColumnName(field)} \"{value}\" is not {known}.", reader.File.Name, reader.Line, reader.ColumnName(field), value);
    });
}
