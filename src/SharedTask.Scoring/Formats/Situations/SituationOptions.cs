namespace SharedTask.Scoring.Formats.Situations;

/// <summary>How frames are read.</summary>
/// <param name="KeepsNil">Whether places without an entry in the knowledge base count: those with NIL in their names.</param>
/// <param name="MoreThan">Frames of a run count if their confidence is more than this; <see langword="null"/> if all do.</param>
/// <param name="Slices">The properties for slices, each one of <see cref="SituationData.SliceNames"/>.</param>
public sealed record SituationOptions(bool KeepsNil, double? MoreThan, IReadOnlyList<string> Slices);
