namespace SharedTask.Scoring.Formats;

/// <summary>Where a reference and a run have the id, the texts, and the columns for slices.</summary>
/// <param name="Id">The id's column, in both.</param>
/// <param name="References">The columns of the texts in the reference, at least one; a JSON field may hold a list of texts.</param>
/// <param name="Answer">The text's column in the run.</param>
/// <param name="Slices">Columns of the reference that make slices.</param>
public sealed record TextLayout(FieldSpec Id, IReadOnlyList<FieldSpec> References, FieldSpec Answer, IReadOnlyList<string> Slices)
{
    /// <summary>The column in the run of the probability that there is no answer; <see langword="null"/> if runs have none.</summary>
    public FieldSpec? NoAnswer { get; init; }

    /// <summary>The fields to find in a reference.</summary>
    public IReadOnlyList<FieldSpec> ReferenceFields => [.. MoreReferenceFields, .. Slices.Select(name => new FieldSpec(name))];

    /// <summary>The fields to find in further files of a reference.</summary>
    public IReadOnlyList<FieldSpec> MoreReferenceFields => [Id, .. References.Select(column => column with { AllowsList = true })];

    /// <summary>The fields to find in a run.</summary>
    public IReadOnlyList<FieldSpec> RunFields => NoAnswer is null ? [Id, Answer] : [Id, Answer, NoAnswer];
}
