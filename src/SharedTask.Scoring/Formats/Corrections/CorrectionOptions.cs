using SharedTask.Scoring.Metrics.Corrections;

namespace SharedTask.Scoring.Formats.Corrections;

/// <summary>How corrections are read and compared.</summary>
/// <param name="Matching">How the edits of a run are found.</param>
/// <param name="GivenLevel">What of two edits has to be the same where runs are M2 files; <see langword="null"/> if they are sentences.</param>
public sealed record CorrectionOptions(MaxMatchOptions Matching, EditLevel? GivenLevel);
