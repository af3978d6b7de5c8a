namespace SharedTask.Scoring.Formats.EntityLinking;

/// <summary>How files of entity linking are read.</summary>
/// <param name="ComparesMentionTypes">Whether a type is that of the entity together with that of the mention, or that of the entity alone.</param>
/// <param name="Missing">What becomes of documents that a run has no mention of.</param>
/// <param name="Additional">What becomes of documents that the reference has no mention of.</param>
/// <param name="Slices">The properties for slices, each one of <see cref="LinkingData.SliceNames"/>.</param>
public sealed record LinkingOptions(bool ComparesMentionTypes, UnpairedDocuments Missing, UnpairedDocuments Additional, IReadOnlyList<string> Slices);
