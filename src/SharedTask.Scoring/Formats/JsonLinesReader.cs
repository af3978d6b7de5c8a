using System.Text;
using System.Text.Json;

namespace SharedTask.Scoring.Formats;

/// <summary>
/// Reads one JSON object per line, the objects of one array, or one object of ids with their values or objects. Text, numbers and booleans are values, the latter two as they are written; where a field may
/// have several names, the first object decides which one is meant.
/// </summary>
public sealed class JsonLinesReader : RowReader
{
    // A parse error is an exception: a file full of them would take longer than anybody learns from it.
    private const int MaxUnreadable = 1000;
    private const int MaxDepth = 64;
    private const int MaxListed = 20;

    private readonly IJsonRows lines;
    private readonly byte[][] names;
    private readonly (int Start, int Length, bool IsUnescaped)[] values;
    private readonly JsonTokenType[] kinds;
    private readonly bool[] isNamed;
    private byte[] unescaped = new byte[1024];
    private int unescapedLength;
    private long blankLine;
    private long nameStart;
    private bool isDecided;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="fields">The fields to find; the first one is the id.</param>
    /// <param name="problems">Where problems are reported.</param>
    public JsonLinesReader(InputFile file, IReadOnlyList<FieldSpec> fields, ProblemList problems)
        : this(file, fields, problems, JsonRows.Open(file, problems, fields))
    {
    }

    /// <summary>Reads objects that are there already.</summary>
    /// <param name="file">The file.</param>
    /// <param name="fields">The fields to find; the first one is the id.</param>
    /// <param name="problems">Where problems are reported.</param>
    /// <param name="rows">The objects.</param>
    internal JsonLinesReader(InputFile file, IReadOnlyList<FieldSpec> fields, ProblemList problems, IJsonRows rows)
        : base(file, fields, problems)
    {
        lines = rows;
        names = [.. fields.Select(field => Encoding.UTF8.GetBytes(field.Names[0]))];
        values = new (int, int, bool)[fields.Count];
        kinds = new JsonTokenType[fields.Count];
        isNamed = new bool[fields.Count];
        HasIds = true;
    }

    /// <inheritdoc />
    public override long Line => lines.Line;

    /// <inheritdoc />
    public override ReadOnlySpan<byte> this[int field]
    {
        get
        {
            var (start, length, isUnescaped) = values[field];
            return start < 0 ? default : Fields[field].Cut(isUnescaped ? unescaped.AsSpan(start, length) : lines.Current.Slice(start, length));
        }
    }

    /// <inheritdoc />
    public override string ColumnName(int field) => Encoding.UTF8.GetString(names[field]);

    /// <inheritdoc />
    public override bool IsList(int field) => kinds[field] == JsonTokenType.StartArray;

    /// <inheritdoc />
    public override bool IsObject(int field) => kinds[field] == JsonTokenType.StartObject;

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

            if (!lines.Current.ContainsAnyExcept(" \t"u8))
            {
                blankLine = blankLine == 0 ? lines.Line : blankLine;
                continue;
            }

            WarnOfBlankLine();
            return ReadObject() ? RowState.Read : RowState.Skipped;
        }

        IsBroken = lines.IsBroken;
        return RowState.End;
    }

    private void WarnOfBlankLine()
    {
        if (blankLine > 0)
        {
            Problems.Warning(ProblemCodes.BlankLine, $"Line {blankLine} is blank; it was passed over.", File.Name, blankLine);
            blankLine = 0;
        }
    }

    private bool ReadObject()
    {
        try
        {
            if (!isDecided)
            {
                DecideNames();
            }

            return lines.Name.IsEmpty ? ReadFields() : ReadMember();
        }
        catch (JsonException exception)
        {
            var position = Math.Min((int)(exception.BytePositionInLine ?? 0), lines.Current.Length);
            var place = PlaceOf(position);
            ReportInvalid(
                exception.InnerException is InvalidOperationException ? $"{exception.Message}, at {place.Column}."
                : position == lines.Current.Length ? "it ends before its object does; an object stands on one line." : $"something unexpected stands at {place.Column}.{Hint(lines.Current[position..])}",
                place);
            return false;
        }
        catch (InvalidOperationException)
        {
            // Names are only unescaped when they are compared, and then a half of a surrogate pair is no JsonException.
            ReportInvalid("a half of a surrogate pair stands alone in the name of a field.", PlaceOf((int)nameStart));
            return false;
        }
    }

    private TextPlace PlaceOf(int position) => lines.Start.Past(lines.Current[..position]);

    private Utf8JsonReader NewReader() => new(lines.Current, new JsonReaderOptions { MaxDepth = MaxDepth });

    /// <summary>Chooses, for every field with several names, the first name that the first object has.</summary>
    private void DecideNames()
    {
        var present = new HashSet<string>(StringComparer.Ordinal);
        var reader = NewReader();
        reader.Read();
        while (reader.TokenType == JsonTokenType.StartObject ? reader.Read() : reader.CurrentDepth == 1 && reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
            {
                nameStart = reader.TokenStartIndex;
                present.Add(reader.GetString()!);
                reader.Skip();
            }
        }

        for (var field = 0; field < names.Length; field++)
        {
            var name = Fields[field].Names.FirstOrDefault(present.Contains);
            isNamed[field] = name is not null;
            names[field] = Encoding.UTF8.GetBytes(name ?? Fields[field].Names[0]);
        }

        isDecided = true;
    }

    private void Clear()
    {
        Array.Fill(values, (-1, 0, false));
        Array.Clear(kinds);
        unescapedLength = 0;
    }

    private bool ReadFields()
    {
        Clear();
        var reader = NewReader();
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return ReadFields(ref reader, first: 0);
        }

        ReportNoObject((int)reader.TokenStartIndex);
        return false;
    }

    /// <summary>Reads what stands under an id: the value, or an object with it and further fields.</summary>
    private bool ReadMember()
    {
        Clear();
        var name = new Utf8JsonReader(lines.Name);
        name.Read();
        Unescape(ref name, 0);
        var reader = NewReader();
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject && !(Fields is [_, { AllowsObject: true }, ..] && !isNamed[1]))
        {
            return ReadFields(ref reader, first: 1);
        }

        if (Fields.Count > 1 && Fields.Skip(2).All(field => field.IsOptional))
        {
            return TakeValue(ref reader, 1) && HasAllFields();
        }

        ReportNoObject((int)reader.TokenStartIndex);
        return false;
    }

    /// <summary>Reads the fields of an object from the first that may stand in it.</summary>
    private bool ReadFields(ref Utf8JsonReader reader, int first)
    {
        var isGood = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            nameStart = reader.TokenStartIndex;
            var field = FindField(ref reader, first);
            reader.Read();
            if (field >= 0)
            {
                isGood &= TakeValue(ref reader, field);
            }
            else
            {
                reader.Skip();
            }
        }

        // Reads on to refuse anything behind the object.
        reader.Read();
        return isGood && HasAllFields();
    }

    private int FindField(ref Utf8JsonReader reader, int first)
    {
        for (var field = first; field < names.Length; field++)
        {
            if (reader.ValueTextEquals(names[field]))
            {
                return field;
            }
        }

        return -1;
    }

    private bool TakeValue(ref Utf8JsonReader reader, int field)
    {
        if (values[field].Start >= 0)
        {
            Problems.Error(ProblemCodes.DuplicateField, $"Line {Line} has the field \"{ColumnName(field)}\" twice.", File.Name, Line, ColumnName(field));
            reader.Skip();
            return false;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.String when reader.ValueIsEscaped:
                Unescape(ref reader, field);
                return true;
            case JsonTokenType.String:
                values[field] = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length, false);
                return true;
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                values[field] = ((int)reader.TokenStartIndex, reader.ValueSpan.Length, false);
                return true;
            case JsonTokenType.Null:
                kinds[field] = JsonTokenType.Null;
                return true;
            case JsonTokenType.StartArray when Fields[field].AllowsList:
            case JsonTokenType.StartObject when Fields[field].AllowsObject:
                var start = (int)reader.TokenStartIndex;
                kinds[field] = reader.TokenType;
                reader.Skip();
                values[field] = (start, (int)reader.BytesConsumed - start, false);
                return true;
            case JsonTokenType.StartArray when Fields[field].IsFileName:
                return TakeFirst(ref reader, field);
            default:
                Problems.Error(ProblemCodes.WrongType, $"Line {Line}: the field \"{ColumnName(field)}\" holds {Unexpected(Fields[field])}.", File.Name, Line, ColumnName(field));
                reader.Skip();
                return false;
        }
    }

    /// <summary>Takes the first text of a list, and passes over the others.</summary>
    private bool TakeFirst(ref Utf8JsonReader reader, int field)
    {
        var depth = reader.CurrentDepth;
        reader.Read();
        var isText = reader.TokenType == JsonTokenType.String && TakeValue(ref reader, field);
        if (!isText)
        {
            Problems.Error(ProblemCodes.WrongType, $"Line {Line}: the field \"{ColumnName(field)}\" holds a list that does not begin with a text.", File.Name, Line, ColumnName(field));
        }

        while (reader.CurrentDepth > depth || reader.TokenType != JsonTokenType.EndArray)
        {
            reader.Read();
        }

        return isText;
    }

    private static string Unexpected(FieldSpec field) => field switch
    {
        { AllowsList: true } => "an object; expected a list, a text, a number, true or false",
        { AllowsObject: true } => "a list; expected an object",
        _ => "a list or an object; expected a text, a number, true or false",
    };

    private void Unescape(ref Utf8JsonReader reader, int field)
    {
        var needed = unescapedLength + reader.ValueSpan.Length;
        if (needed > unescaped.Length)
        {
            Array.Resize(ref unescaped, Math.Max(needed, 2 * unescaped.Length));
        }

        try
        {
            var length = reader.CopyString(unescaped.AsSpan(unescapedLength));
            values[field] = (unescapedLength, length, true);
            unescapedLength += length;
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("a half of a surrogate pair stands alone", path: null, lineNumber: null, bytePositionInLine: reader.TokenStartIndex, exception);
        }
    }

    private bool HasAllFields()
    {
        for (var field = 0; field < values.Length; field++)
        {
            if (values[field].Start < 0 && !Fields[field].IsOptional)
            {
                ReportMissing(field);
                return false;
            }
        }

        return true;
    }

    private void ReportMissing(int field) => Problems.Error(() =>
    {
        var name = isNamed[field] ? $"\"{ColumnName(field)}\"" : Fields[field].Spoken;
        var what = kinds[field] == JsonTokenType.Null ? $": the field {name} is null." : $" has no field {name}. {PresentFields()}";
        return new(default, ProblemCodes.MissingField, $"Line {Line}{what}", File.Name, Line, ColumnName(field));
    });

    /// <summary>The fields that the object has, in a sentence.</summary>
    private string PresentFields()
    {
        var present = new List<string>();
        var reader = NewReader();
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && present.Count < MaxListed)
        {
            present.Add(reader.GetString()!);
            reader.Skip();
        }

        return present.Count == 0 ? "It has none." : $"It has: {Excerpt.Of(string.Join(", ", present))}.";
    }

    private string Example() => lines.Name.IsEmpty ? "{\"id\": \"1\", ...}" : $"{{\"1\": {{{string.Join(", ", Fields.Skip(1).Where(field => !field.IsOptional).Select(field => $"\"{field.Names[0]}\": ..."))}}}}}";

    private void ReportNoObject(int position) => Problems.Error(() => new(
        default, ProblemCodes.InvalidJson, $"Line {Line} is not a JSON object; every {(File.Format == FileFormat.JsonArray ? "element" : lines.Name.IsEmpty ? "line" : "value")} has to be one, as in {Example()}.", File.Name, Line, PlaceOf(position).Column, Excerpt.Of(lines.Current)));

    private void ReportInvalid(string what, TextPlace place)
    {
        Problems.Error(() => new(default, ProblemCodes.InvalidJson, $"Line {place.Line} is not valid JSON: {what}", File.Name, place.Line, place.Column, Excerpt.Of(lines.Current)));
        if (Skipped + 1 >= MaxUnreadable)
        {
            Problems.LastError(ProblemCodes.ReadingStopped, $"Reading stopped at line {Line}, because {MaxUnreadable} lines up to here could not be read.", File.Name, Line);
            IsBroken = true;
        }
    }

    private static string Hint(ReadOnlySpan<byte> rest) => rest switch
    {
        _ when rest.StartsWith("N"u8) || rest.StartsWith("I"u8) || rest.StartsWith("-I"u8) || rest.StartsWith("a"u8) => " JSON knows neither NaN nor Infinity.",
        _ when rest.StartsWith(","u8) => " Is there a comma too many?",
        _ when rest.StartsWith("'"u8) => " JSON puts texts in double quotation marks.",
        _ when rest.StartsWith("T"u8) || rest.StartsWith("F"u8) => " JSON writes true and false in small letters.",
        _ => string.Empty,
    };
}
