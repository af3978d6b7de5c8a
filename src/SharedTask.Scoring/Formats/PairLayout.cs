namespace SharedTask.Scoring.Formats;

/// <summary>Where a reference and a run have the id, the value, and the columns for slices.</summary>
/// <param name="Id">The id's column, in both.</param>
/// <param name="Gold">The value's column in the reference.</param>
/// <param name="Answer">The value's column in the run.</param>
/// <param name="Slices">Columns of the reference that make slices.</param>
public sealed record PairLayout(FieldSpec Id, FieldSpec Gold, FieldSpec Answer, IReadOnlyList<string> Slices)
{
    /// <summary>The fields to find in a reference.</summary>
    public IReadOnlyList<FieldSpec> ReferenceFields => [Id, Gold, .. Slices.Select(name => new FieldSpec(name))];

    /// <summary>Further fields of a run, behind the answer.</summary>
    public IReadOnlyList<FieldSpec> BesideAnswer { get; init; } = [];

    /// <summary>The fields to find in a run.</summary>
    public IReadOnlyList<FieldSpec> RunFields => [Id, Answer, .. BesideAnswer];
}
