namespace SharedTask.Scoring.Formats.Corrections;

/// <summary>A sentence of an M2 file.</summary>
/// <param name="Line">Its line, counted from 1.</param>
/// <param name="Tokens">Its tokens.</param>
/// <param name="Annotators">The annotators in the order in which the file has them, at least one: a sentence without edits is right for annotator 0.</param>
public sealed record M2Sentence(long Line, IReadOnlyList<string> Tokens, IReadOnlyList<M2Annotator> Annotators);
