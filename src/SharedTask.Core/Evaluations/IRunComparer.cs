using SharedTask.Scoring.Contract;

namespace SharedTask.Core.Evaluations;

/// <summary>Has a plugin compare two runs in the sandbox.</summary>
public interface IRunComparer
{
    /// <summary>How they differ in every metric of the plugin, or why that cannot be said.</summary>
    Task<Answer<IReadOnlyList<ScoreComparison>>> CompareAsync(RunComparison comparison, CancellationToken cancellationToken);
}
