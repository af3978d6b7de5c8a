namespace SharedTask.Scoring.Metrics.Corrections;

/// <summary>How MaxMatch finds the edits of a run.</summary>
/// <param name="MaxUnchangedWords">How many unchanged tokens an edit may have in it.</param>
/// <param name="IgnoresSpaceAndCase">Whether edits that change blanks or the case of letters alone are none.</param>
/// <param name="InsertsAtTheFront">
/// Whether tokens that are inserted before the first one all stand at its front, as in the state of the scorer's repository since 2016.
/// In version 3.2 the second of them stands at token 1, the third at token 2 and so on.
/// </param>
public sealed record MaxMatchOptions(int MaxUnchangedWords, bool IgnoresSpaceAndCase, bool InsertsAtTheFront);
