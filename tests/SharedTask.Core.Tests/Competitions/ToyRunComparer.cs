using SharedTask.Core;
using SharedTask.Core.Evaluations;
using SharedTask.Scoring.Contract;

namespace SharedTask.Core.Tests.Competitions;

/// <summary>Notes what is to be compared, and answers what a worker would.</summary>
public sealed class ToyRunComparer : IRunComparer
{
    public List<RunComparison> Asked { get; } = [];

    public Refusal? Refusal { get; set; }

    public Task<Answer<IReadOnlyList<ScoreComparison>>> CompareAsync(RunComparison comparison, CancellationToken cancellationToken)
    {
        Asked.Add(comparison);
        return Task.FromResult(Refusal is { } refusal ? refusal : Answer<IReadOnlyList<ScoreComparison>>.FromValue(
            [new ScoreComparison("error", 0.25, 0.5, -0.25, null, 0.01), new ScoreComparison("quality", 0.75, 0.5, 0.25, null, 0.02)]));
    }
}
