namespace SharedTask.Scoring.Formats;

/// <summary>A column (or JSON field) that a reader looks for.</summary>
/// <param name="Names">The names that it may have, the preferred one first.</param>
public sealed record FieldSpec(IReadOnlyList<string> Names)
{
    /// <summary>A column with one possible name.</summary>
    /// <param name="name">The name.</param>
    public FieldSpec(string name)
        : this([name])
    {
    }

    /// <summary>Whether a JSON field may hold a list, which <see cref="RowReader.IsList"/> then tells.</summary>
    public bool AllowsList { get; init; }

    /// <summary>Whether a JSON field may hold an object, which <see cref="RowReader.IsObject"/> then tells.</summary>
    public bool AllowsObject { get; init; }

    /// <summary>Whether rows may lack the field; its bytes are then none.</summary>
    public bool IsOptional { get; init; }

    /// <summary>
    /// Whether the value is the name of a file, of which only what stands behind the last slash is given. A JSON field may also hold a
    /// list of texts, the first of which it then is.
    /// </summary>
    public bool IsFileName { get; init; }

    /// <summary>What is given of a value as it is written.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The value, or its end.</returns>
    internal ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> value) => IsFileName ? value[(value.LastIndexOf((byte)'/') + 1)..] : value;

    /// <summary>The names as a person reads them in a message: <c>"id"</c>, or <c>"label" or "prediction"</c>.</summary>
    public string Spoken => string.Join(" or ", Names.Select(name => "\"" + name + "\""));
}
