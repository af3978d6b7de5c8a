namespace SharedTask.Core.Evaluations;

/// <summary>Two runs that are to be compared, with all that it takes.</summary>
/// <param name="Scorer">The track's newest scorer, which is a plugin.</param>
/// <param name="Reference">The newest ready reference.</param>
/// <param name="Run">The upload of the one.</param>
/// <param name="Other">The upload of the other.</param>
public sealed record RunComparison(ClaimedScorer Scorer, ClaimedReference Reference, ComparedUpload Run, ComparedUpload Other);
