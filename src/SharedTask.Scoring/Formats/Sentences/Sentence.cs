namespace SharedTask.Scoring.Formats.Sentences;

/// <summary>
/// A sentence as a file has it: tokens with tags, or spans, with an id and further fields where there are any. Its parts are spans
/// of one buffer that live until the next sentence.
/// </summary>
public sealed class Sentence
{
    private readonly List<(Part Token, Part Tag, long Line)> tokens = [];
    private readonly List<(int Start, int End, Part Type)> spans = [];
    private readonly List<(Part Name, Part Value)> fields = [];
    private byte[] buffer = new byte[4096];
    private int length;
    private Part id;

    /// <summary>The line on which it begins, counted from 1.</summary>
    public long Line { get; set; }

    /// <summary>How many tokens it has.</summary>
    public int Count => tokens.Count;

    /// <summary>Whether tokens have a text beside their tags.</summary>
    public bool HasTokens { get; set; }

    /// <summary>Whether it has spans instead of tags.</summary>
    public bool HasSpans { get; set; }

    /// <summary>Whether it has an id.</summary>
    public bool HasId { get; private set; }

    /// <summary>Its id.</summary>
    public ReadOnlySpan<byte> Id => Of(id);

    /// <summary>How many spans it has.</summary>
    public int SpanCount => spans.Count;

    /// <summary>Begins a new sentence.</summary>
    public void Clear()
    {
        tokens.Clear();
        spans.Clear();
        fields.Clear();
        length = 0;
        Line = 0;
        HasTokens = false;
        HasSpans = false;
        HasId = false;
    }

    /// <summary>Gives it its id.</summary>
    /// <param name="value">The id.</param>
    public void SetId(ReadOnlySpan<byte> value)
    {
        id = Keep(value);
        HasId = true;
    }

    /// <summary>Adds a token.</summary>
    /// <param name="token">Its text.</param>
    /// <param name="tag">Its tag.</param>
    /// <param name="line">Its line.</param>
    public void AddToken(ReadOnlySpan<byte> token, ReadOnlySpan<byte> tag, long line) => tokens.Add((Keep(token), Keep(tag), line));

    /// <summary>Adds a span.</summary>
    /// <param name="start">Its start.</param>
    /// <param name="end">Its end.</param>
    /// <param name="type">Its type.</param>
    public void AddSpan(int start, int end, ReadOnlySpan<byte> type) => spans.Add((start, end, Keep(type)));

    /// <summary>Adds a field.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public void AddField(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) => fields.Add((Keep(name), Keep(value)));

    /// <summary>The text of a token.</summary>
    /// <param name="index">The token's position.</param>
    /// <returns>The text; empty without texts.</returns>
    public ReadOnlySpan<byte> Token(int index) => Of(tokens[index].Token);

    /// <summary>The tag of a token.</summary>
    /// <param name="index">The token's position.</param>
    /// <returns>The tag.</returns>
    public ReadOnlySpan<byte> Tag(int index) => Of(tokens[index].Tag);

    /// <summary>The line of a token.</summary>
    /// <param name="index">The token's position.</param>
    /// <returns>The line, counted from 1.</returns>
    public long LineOf(int index) => tokens[index].Line;

    /// <summary>A span's place.</summary>
    /// <param name="index">The span's position.</param>
    /// <returns>Its start and end.</returns>
    public (int Start, int End) Place(int index) => (spans[index].Start, spans[index].End);

    /// <summary>A span's type.</summary>
    /// <param name="index">The span's position.</param>
    /// <returns>The type.</returns>
    public ReadOnlySpan<byte> SpanType(int index) => Of(spans[index].Type);

    /// <summary>The value of a field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Whether there is such a field.</returns>
    public bool TryGetField(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        foreach (var field in fields)
        {
            if (Of(field.Name).SequenceEqual(name))
            {
                value = Of(field.Value);
                return true;
            }
        }

        value = default;
        return false;
    }

    private Part Keep(ReadOnlySpan<byte> value)
    {
        if (length + value.Length > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(length + value.Length, 2 * buffer.Length));
        }

        value.CopyTo(buffer.AsSpan(length));
        length += value.Length;
        return new(length - value.Length, value.Length);
    }

    private ReadOnlySpan<byte> Of(Part part) => buffer.AsSpan(part.Start, part.Length);

    private readonly record struct Part(int Start, int Length);
}
