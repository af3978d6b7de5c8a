using System.Text;
using System.Text.Json;

namespace SharedTask.Scoring.Formats.Sentences;

/// <summary>
/// Reads one JSON object per line, or the objects of one array, each a sentence: a list of tags, with or without a list of tokens of the same length; or a list
/// of spans <c>{"start": 0, "end": 2, "type": "PER"}</c> (<c>label</c> is a type too).
/// </summary>
public sealed class JsonSentenceReader : SentenceReader
{
    // A parse error is an exception: a file full of them would take longer than anybody learns from it.
    private const int MaxUnreadable = 1000;
    private const int MaxDepth = 64;

    private readonly IJsonRows lines;
    private readonly SentenceLayout layout;
    private readonly byte[][] slices;
    private readonly List<byte[]> tags = [];
    private readonly List<byte[]> tokens = [];
    private bool hasTags;
    private bool isStopped;
    private long nameStart;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="layout">How the fields are called.</param>
    /// <param name="problems">Where problems are reported.</param>
    public JsonSentenceReader(InputFile file, SentenceLayout layout, ProblemList problems)
        : base(file, problems)
    {
        ArgumentNullException.ThrowIfNull(layout);
        this.layout = layout;
        slices = [.. layout.Slices.Select(Encoding.UTF8.GetBytes)];
        lines = JsonRows.Open(file, problems);
    }

    /// <inheritdoc />
    public override long LastLine => lines.Line;

    /// <inheritdoc />
    public override string TagName => layout.Tags.Names[0];

    /// <inheritdoc />
    public override string TokenName => layout.Tokens.Names[0];

    /// <inheritdoc />
    public override bool MoveNext()
    {
        while (!isStopped && lines.TryRead())
        {
            if (!lines.IsTooLong && !lines.Current.ContainsAnyExcept(" \t"u8))
            {
                continue;
            }

            Current.Clear();
            Current.Line = lines.Line;
            if (!lines.IsTooLong && ReadLine())
            {
                return true;
            }

            Skipped++;
        }

        return false;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing) => lines.Dispose();

    private bool ReadLine()
    {
        try
        {
            return ReadObject();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The reader answers with the second kind to half a surrogate pair.
            ReportInvalid((int)Math.Min((exception as JsonException)?.BytePositionInLine ?? nameStart, lines.Current.Length));
            return false;
        }
    }

    private bool ReadObject()
    {
        tags.Clear();
        tokens.Clear();
        hasTags = false;
        var isGood = true;
        var reader = new Utf8JsonReader(lines.Current, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Fail(ProblemCodes.InvalidJson, "is not a JSON object; every sentence has to be one, as in {\"id\": \"1\", \"tags\": [\"O\", \"B-PER\"]}.", PlaceOf((int)reader.TokenStartIndex).Column);
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            nameStart = reader.TokenStartIndex;
            isGood &= TakeField(ref reader);
        }

        // Reads on to refuse anything behind the object.
        reader.Read();
        return isGood && Assemble();
    }

    private bool TakeField(ref Utf8JsonReader reader)
    {
        if (Is(ref reader, layout.Tags))
        {
            reader.Read();
            var isSecond = hasTags;
            hasTags = true;
            return TakeTexts(ref reader, tags, layout.Tags.Names[0], isSecond);
        }

        if (Is(ref reader, layout.Tokens))
        {
            reader.Read();
            var isSecond = Current.HasTokens;
            Current.HasTokens = true;
            return TakeTexts(ref reader, tokens, layout.Tokens.Names[0], isSecond);
        }

        if (Is(ref reader, layout.Spans))
        {
            reader.Read();
            return TakeSpans(ref reader);
        }

        var isId = Is(ref reader, layout.Id);
        var slice = Slice(ref reader);
        reader.Read();
        if (slice >= 0 && TryText(ref reader) is { } value)
        {
            Current.AddField(slices[slice], value);
        }

        return isId ? TakeId(ref reader) : Skip(ref reader);
    }

    private static bool Skip(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return true;
    }

    private static bool Is(ref Utf8JsonReader reader, FieldSpec field)
    {
        foreach (var name in field.Names)
        {
            if (reader.ValueTextEquals(name))
            {
                return true;
            }
        }

        return false;
    }

    private int Slice(ref Utf8JsonReader reader)
    {
        for (var slice = 0; slice < slices.Length; slice++)
        {
            if (reader.ValueTextEquals(slices[slice]))
            {
                return slice;
            }
        }

        return -1;
    }

    /// <summary>The bytes of a text, number, true or false.</summary>
    private static byte[]? TryText(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => Encoding.UTF8.GetBytes(reader.GetString()!),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => reader.ValueSpan.ToArray(),
        _ => null,
    };

    private bool TakeId(ref Utf8JsonReader reader)
    {
        var name = layout.Id.Names[0];
        if (Current.HasId)
        {
            reader.Skip();
            Fail(ProblemCodes.DuplicateField, $"has the field \"{name}\" twice.", name);
            return false;
        }

        if (TryText(ref reader) is not { Length: > 0 and <= RowReader.MaxValueBytes } id)
        {
            reader.Skip();
            Fail(ProblemCodes.WrongType, $"has no text or number of at most {RowReader.MaxValueBytes} bytes in the field \"{name}\".", name);
            return false;
        }

        Current.SetId(id);
        return true;
    }

    private bool TakeTexts(ref Utf8JsonReader reader, List<byte[]> texts, string name, bool isSecond)
    {
        if (isSecond || reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            Fail(isSecond ? ProblemCodes.DuplicateField : ProblemCodes.WrongType, isSecond ? $"has the field \"{name}\" twice." : $"has no list in the field \"{name}\".", name);
            return false;
        }

        var isGood = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (TryText(ref reader) is { } text)
            {
                texts.Add(text);
            }
            else
            {
                reader.Skip();
                isGood = false;
            }
        }

        if (!isGood)
        {
            Fail(ProblemCodes.WrongType, $"has something other than a text in the list \"{name}\".", name);
        }

        return isGood;
    }

    private bool TakeSpans(ref Utf8JsonReader reader)
    {
        var name = layout.Spans.Names[0];
        if (Current.HasSpans || reader.TokenType != JsonTokenType.StartArray)
        {
            var isSecond = Current.HasSpans;
            reader.Skip();
            Fail(isSecond ? ProblemCodes.DuplicateField : ProblemCodes.WrongType, isSecond ? $"has the field \"{name}\" twice." : $"has no list in the field \"{name}\".", name);
            return false;
        }

        Current.HasSpans = true;
        var isGood = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject || !TakeSpan(ref reader))
            {
                reader.Skip();
                isGood = false;
            }
        }

        if (!isGood)
        {
            Fail(ProblemCodes.InvalidSpan, $"has something in the list \"{name}\" that is not {{\"start\": 0, \"end\": 2, \"type\": \"PER\"}} with whole numbers, 0 <= start < end.", name);
        }

        return isGood;
    }

    private bool TakeSpan(ref Utf8JsonReader reader)
    {
        int start = -1, end = -1;
        byte[] type = [];
        var isGood = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var part = reader.ValueTextEquals("start"u8) ? 0 : reader.ValueTextEquals("end"u8) ? 1 : reader.ValueTextEquals("type"u8) || reader.ValueTextEquals("label"u8) ? 2 : 3;
            reader.Read();
            switch (part)
            {
                case 0:
                    isGood &= TryWhole(ref reader, out start);
                    break;
                case 1:
                    isGood &= TryWhole(ref reader, out end);
                    break;
                case 2 when TryText(ref reader) is { Length: <= RowReader.MaxValueBytes } text:
                    type = text;
                    break;
                case 2:
                    reader.Skip();
                    isGood = false;
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (!isGood || start < 0 || end <= start)
        {
            return false;
        }

        Current.AddSpan(start, end, type);
        return true;
    }

    private static bool TryWhole(ref Utf8JsonReader reader, out int number)
    {
        number = -1;
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out number))
        {
            return true;
        }

        reader.Skip();
        return false;
    }

    private bool Assemble()
    {
        if (!hasTags && !Current.HasSpans)
        {
            Fail(ProblemCodes.MissingField, $"has neither the field {layout.Tags.Spoken} nor {layout.Spans.Spoken}.", layout.Tags.Names[0]);
            return false;
        }

        if (hasTags && Current.HasSpans)
        {
            Fail(ProblemCodes.DuplicateField, "has both tags and spans; only one of them can be scored.", layout.Tags.Names[0]);
            return false;
        }

        if (hasTags && Current.HasTokens && tags.Count != tokens.Count)
        {
            Fail(ProblemCodes.SentenceLength, $"has {tokens.Count} tokens and {tags.Count} tags.", layout.Tags.Names[0]);
            return false;
        }

        for (var i = 0; i < tags.Count; i++)
        {
            Current.AddToken(Current.HasTokens ? tokens[i] : [], tags[i], lines.Line);
        }

        return true;
    }

    private TextPlace PlaceOf(int position) => lines.Start.Past(lines.Current[..position]);

    private void Fail(string code, string what, string column) => Problems.Error(code, $"Line {lines.Line} {what}", File.Name, lines.Line, column);

    private void ReportInvalid(int position)
    {
        var place = PlaceOf(position);
        Problems.Error(() => new(
            default,
            ProblemCodes.InvalidJson,
            $"Line {place.Line} is not valid JSON: something unexpected stands at {place.Column}.",
            File.Name,
            place.Line,
            place.Column,
            Excerpt.Of(lines.Current)));
        if (Skipped + 1 >= MaxUnreadable)
        {
            Problems.LastError(ProblemCodes.ReadingStopped, $"Reading stopped at line {lines.Line}, because {MaxUnreadable} lines up to here could not be read.", File.Name, lines.Line);
            isStopped = true;
        }
    }
}
