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

    /// <summary>The names as a person reads them in a message: <c>"id"</c>, or <c>"label" or "prediction"</c>.</summary>
    public string Spoken => string.Join(" or ", Names.Select(name => "\"" + name + "\""));
}
