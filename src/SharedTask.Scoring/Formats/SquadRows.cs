using System.Buffers;
using System.Text;
using System.Text.Json;

namespace SharedTask.Scoring.Formats;

/// <summary>
/// The questions of a data set in the format of SQuAD, <c>{"data": [{"title": ..., "paragraphs": [{"qas": [{"id": ..., "answers": [{"text": ...}]}]}]}]}</c>,
/// each as an object with its own fields, the title, and the texts of its answers as a list.
/// </summary>
/// <remarks>Source: Rajpurkar et al. (2016, 2018); MLQA and XQuAD are written so too.</remarks>
internal sealed class SquadRows : IJsonRows
{
    private readonly WholeText text;
    private readonly string answers;
    private readonly List<(int Start, int Length, byte[] Title)> questions;
    private readonly ArrayBufferWriter<byte> current = new();
    private int next;

    private SquadRows(WholeText text, List<(int Start, int Length, byte[] Title)> questions, string answers) =>
        (this.text, this.questions, this.answers) = (text, questions, answers);

    /// <inheritdoc />
    public ReadOnlySpan<byte> Current => current.WrittenSpan;

    /// <inheritdoc />
    public ReadOnlySpan<byte> Name => default;

    /// <inheritdoc />
    public TextPlace Start { get; private set; } = TextPlace.Start;

    /// <inheritdoc />
    public long Line => Start.Line;

    /// <inheritdoc />
    public bool IsTooLong => false;

    /// <inheritdoc />
    public bool IsBroken => false;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="answers">The field in which the texts of the answers are wanted.</param>
    /// <returns>The questions, or <see langword="null"/> if the file is no such data set.</returns>
    public static SquadRows? TryOpen(InputFile file, string answers)
    {
        if (file.Format != FileFormat.JsonObject || WholeText.Read(file, new ProblemList()) is not { } text)
        {
            return null;
        }

        try
        {
            return FindQuestions(text) is { Count: > 0 } questions ? new(text, questions, answers) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The reader of other objects tells what is wrong.
            return null;
        }
    }

    /// <inheritdoc />
    public bool TryRead()
    {
        current.ResetWrittenCount();
        if (next == questions.Count)
        {
            Start = text.End;
            return false;
        }

        var (start, length, title) = questions[next++];
        Start = text.PlaceOf(start);
        var question = text.Text.Slice(start, length);
        try
        {
            Write(question, title);
        }
        catch (InvalidOperationException)
        {
            // A name has half of a surrogate pair, which the reader of the object tells.
            current.ResetWrittenCount();
            current.Write(question);
        }

        return true;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // The file is closed already.
    }

    private static List<(int Start, int Length, byte[] Title)> FindQuestions(WholeText text)
    {
        var found = new List<(int, int, byte[])>();
        var reader = new Utf8JsonReader(text.Text);
        reader.Read();
        while (GoTo(ref reader, "data"u8))
        {
            while (IsAtElement(ref reader))
            {
                FindInArticle(ref reader, found);
            }
        }

        reader.Read();
        return found;
    }

    private static void FindInArticle(ref Utf8JsonReader reader, List<(int Start, int Length, byte[] Title)> found)
    {
        var title = Encoding.UTF8.GetBytes(Title(reader));
        while (GoTo(ref reader, "paragraphs"u8))
        {
            while (IsAtElement(ref reader))
            {
                while (GoTo(ref reader, "qas"u8))
                {
                    while (IsAtElement(ref reader))
                    {
                        var start = (int)reader.TokenStartIndex;
                        reader.Skip();
                        found.Add((start, (int)reader.BytesConsumed - start, title));
                    }
                }
            }
        }
    }

    /// <summary>The title of the article that begins here; the reader is a copy.</summary>
    private static string Title(Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isTitle = reader.ValueTextEquals("title"u8);
            reader.Read();
            if (isTitle && reader.TokenType == JsonTokenType.String)
            {
                return reader.GetString()!;
            }

            reader.Skip();
        }

        return "";
    }

    /// <summary>From an object's beginning, or the end of a list in it, to the beginning of the list with a name, or to the object's end.</summary>
    private static bool GoTo(ref Utf8JsonReader reader, ReadOnlySpan<byte> list)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.EndArray))
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMeant = reader.ValueTextEquals(list);
            reader.Read();
            if (isMeant && reader.TokenType == JsonTokenType.StartArray)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    /// <summary>Goes on to the next element of a list, if it has one; what is no object is passed over.</summary>
    private static bool IsAtElement(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    private void Write(ReadOnlySpan<byte> question, byte[] title)
    {
        using var json = JsonDocument.Parse(question.ToArray());
        using var writer = new Utf8JsonWriter(current);
        writer.WriteStartObject();
        writer.WriteString("title"u8, title);
        foreach (var member in json.RootElement.EnumerateObject())
        {
            if (member.NameEquals("answers"u8))
            {
                WriteAnswers(writer, member.Value);
            }
            else if (!member.NameEquals("title"u8))
            {
                writer.WritePropertyName(member.Name);
                WriteRaw(writer, member.Value);
            }
        }

        writer.WriteEndObject();
    }

    private void WriteAnswers(Utf8JsonWriter writer, JsonElement list)
    {
        writer.WritePropertyName(answers);
        if (list.ValueKind != JsonValueKind.Array)
        {
            WriteRaw(writer, list);
            return;
        }

        writer.WriteStartArray();
        foreach (var answer in list.EnumerateArray())
        {
            WriteRaw(writer, answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("text"u8, out var found) ? found : answer);
        }

        writer.WriteEndArray();
    }

    /// <summary>As it stands in the file: what is wrong with it is told by its reader.</summary>
    private static void WriteRaw(Utf8JsonWriter writer, JsonElement value) => writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
}
