using SharedTask.Core.Runs;

namespace SharedTask.Core.Competitions;

/// <summary>What is going on in a competition, in numbers.</summary>
/// <param name="Teams">Teams that take part, baselines and human references included.</param>
/// <param name="PendingRegistrations">Teams that wait for a decision.</param>
/// <param name="RunsByState">Runs by where they are; a state without runs is left out.</param>
/// <param name="HeldRuns">Runs that wait for a corrected scorer or reference.</param>
public sealed record ConsoleCounts(int Teams, int PendingRegistrations, IReadOnlyDictionary<RunState, int> RunsByState, int HeldRuns)
{
    public int Runs => RunsByState.Values.Sum();

    public int Of(RunState state) => RunsByState.GetValueOrDefault(state);

    /// <summary>Runs that a worker has yet to finish.</summary>
    public int MovingRuns => Of(RunState.Checking) + Of(RunState.Waiting) + Of(RunState.Scoring);
}
