using System.Text.Json;

namespace SharedTask.Scoring.Formats;

/// <summary>
/// The rows of one JSON value that fills a file, over any number of lines: the elements of an array, the members of an object, or the object itself.
/// </summary>
internal sealed class JsonValueRows : IJsonRows
{
    private readonly InputFile file;
    private readonly ProblemList problems;
    private readonly WholeText? text;
    private readonly bool isArray;
    private readonly bool hasMembers;
    private JsonReaderState state;
    private (int Start, int Length) name;
    private int read;
    private int start;
    private int length;
    private bool isInside;
    private bool isDone;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="fields">The fields of a row; an object that has none of those that are needed consists of rows, each under its id. Without fields it is a row.</param>
    /// <param name="problems">Where problems are reported.</param>
    public JsonValueRows(InputFile file, IReadOnlyList<FieldSpec>? fields, ProblemList problems)
    {
        (this.file, this.problems) = (file, problems);
        text = WholeText.Read(file, problems);
        IsBroken = text is null;
        isArray = file.Format == FileFormat.JsonArray;
        hasMembers = text is not null && !isArray && fields is not null && !HasAny(text, fields);
    }

    /// <inheritdoc />
    public ReadOnlySpan<byte> Current => text is null ? default : text.Text.Slice(start, length);

    /// <inheritdoc />
    public ReadOnlySpan<byte> Name => text is null ? default : text.Text.Slice(name.Start, name.Length);

    /// <inheritdoc />
    public TextPlace Start { get; private set; } = TextPlace.Start;

    /// <inheritdoc />
    public long Line => Start.Line;

    /// <inheritdoc />
    public bool IsTooLong => false;

    /// <inheritdoc />
    public bool IsBroken { get; private set; }

    /// <inheritdoc />
    public bool TryRead()
    {
        if (text is null || IsBroken || isDone)
        {
            return false;
        }

        try
        {
            return TryRead(text);
        }
        catch (JsonException exception)
        {
            Start = text.PlaceOf(exception);
            problems.LastError(
                ProblemCodes.InvalidJson, $"Line {Start.Line} is not valid JSON: something unexpected stands at {Start.Column}. Nothing behind this place was read.", file.Name, Start.Line, Start.Column);
            IsBroken = true;
            return false;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // The file is closed already.
    }

    /// <summary>Whether the file's object has a field that every row has. What is no JSON is told when it is read.</summary>
    private static bool HasAny(WholeText whole, IReadOnlyList<FieldSpec> fields)
    {
        try
        {
            var reader = new Utf8JsonReader(whole.Text);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                foreach (var field in fields)
                {
                    foreach (var name in field.IsOptional ? [] : field.Names)
                    {
                        if (reader.ValueTextEquals(name))
                        {
                            return true;
                        }
                    }
                }

                reader.Skip();
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second kind is the answer to half a surrogate pair.
        }

        return false;
    }

    private bool TryRead(WholeText whole)
    {
        var reader = new Utf8JsonReader(whole.Text[read..], isFinalBlock: true, state);
        if (!isInside && (isArray || hasMembers))
        {
            reader.Read();
        }

        if (isInside && !isArray && !hasMembers)
        {
            return End(ref reader, whole);
        }

        isInside = true;
        reader.Read();
        if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
        {
            return End(ref reader, whole);
        }

        if (hasMembers)
        {
            name = (read + (int)reader.TokenStartIndex, reader.ValueSpan.Length + 2);
            reader.Read();
        }

        start = read + (int)reader.TokenStartIndex;
        reader.Skip();
        length = read + (int)reader.BytesConsumed - start;
        Start = whole.PlaceOf(start);
        read += (int)reader.BytesConsumed;
        state = reader.CurrentState;
        return true;
    }

    private bool End(ref Utf8JsonReader reader, WholeText whole)
    {
        // Reads on to refuse anything behind the value.
        reader.Read();
        (start, length) = (whole.Text.Length, 0);
        name = default;
        Start = whole.End;
        isDone = true;
        return false;
    }
}
