using SharedTask.Core.Evaluations;

namespace SharedTask.Core.Tests.Competitions;

/// <summary>Counts how often workers were woken.</summary>
public sealed class CountingWorkSignal : IWorkSignal
{
    public int Signals { get; private set; }

    public void ThereIsWork() => Signals++;
}
