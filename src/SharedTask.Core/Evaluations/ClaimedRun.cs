using SharedTask.Core.Runs;

namespace SharedTask.Core.Evaluations;

/// <summary>A run that a worker holds, with what it needs to check or score it.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Owner">The holder of the lease.</param>
/// <param name="State">Checking, or scoring.</param>
/// <param name="FileName">The upload's name.</param>
/// <param name="BlobHash">The upload's SHA-256.</param>
/// <param name="Scorer">The track's newest scorer.</param>
/// <param name="IsLong">Whether scoring it is expected to take long.</param>
/// <param name="Reference">The newest ready reference; <see langword="null"/> if there is none yet.</param>
public sealed record ClaimedRun(
    Guid RunId, string Owner, RunState State, string FileName, string BlobHash, ClaimedScorer Scorer, bool IsLong, ClaimedReference? Reference)
{
    /// <summary>What the organizers' own program is told of it; <see langword="null"/> where a plugin scores, which is told nothing.</summary>
    public ClaimedSubmission? Submission { get; init; }
}
