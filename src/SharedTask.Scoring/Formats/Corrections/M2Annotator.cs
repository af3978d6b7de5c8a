namespace SharedTask.Scoring.Formats.Corrections;

/// <summary>What an annotator changes in a sentence of an M2 file.</summary>
/// <param name="Id">The annotator's number.</param>
/// <param name="Edits">The edits, in the order of the file; none if the sentence is right as it is.</param>
public sealed record M2Annotator(int Id, IReadOnlyList<M2Edit> Edits);
