namespace SharedTask.Scoring.Formats;

/// <summary>Where annotations and what the organizers say of them have their columns.</summary>
/// <param name="Item">The item's column.</param>
/// <param name="Label">The label's column.</param>
/// <param name="Annotator">The annotator's column.</param>
/// <param name="Team">The column of the annotator's team; <see langword="null"/> if a run has none.</param>
/// <param name="ListsAnnotators">Whether the reference lists annotators with their teams instead of items.</param>
/// <param name="Slices">Columns of a list of items that make slices.</param>
public sealed record AnnotationLayout(FieldSpec Item, FieldSpec Label, FieldSpec Annotator, FieldSpec? Team, bool ListsAnnotators, IReadOnlyList<string> Slices);
