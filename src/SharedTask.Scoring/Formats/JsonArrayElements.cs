using System.Text.Json;

namespace SharedTask.Scoring.Formats;

/// <summary>The elements of one JSON array, over any number of lines.</summary>
internal sealed class JsonArrayElements : IJsonRows
{
    private readonly InputFile file;
    private readonly ProblemList problems;
    private readonly WholeText? text;
    private JsonReaderState state;
    private int read;
    private int start;
    private int length;
    private bool isInside;
    private bool isDone;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="problems">Where problems are reported.</param>
    public JsonArrayElements(InputFile file, ProblemList problems)
    {
        (this.file, this.problems) = (file, problems);
        text = WholeText.Read(file, problems);
        IsBroken = text is null;
    }

    /// <inheritdoc />
    public ReadOnlySpan<byte> Current => text is null ? default : text.Text.Slice(start, length);

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

    private bool TryRead(WholeText whole)
    {
        var reader = new Utf8JsonReader(whole.Text[read..], isFinalBlock: true, state);
        if (!isInside)
        {
            reader.Read();
            isInside = true;
        }

        reader.Read();
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            // Reads on to refuse anything behind the array.
            reader.Read();
            (start, length) = (whole.Text.Length, 0);
            Start = whole.End;
            isDone = true;
            return false;
        }

        start = read + (int)reader.TokenStartIndex;
        reader.Skip();
        length = read + (int)reader.BytesConsumed - start;
        Start = whole.PlaceOf(start);
        read += (int)reader.BytesConsumed;
        state = reader.CurrentState;
        return true;
    }
}
