using SharedTask.Core.Evaluations;

namespace SharedTask.Core.Tests.Evaluations;

/// <summary>Counts how often work was announced.</summary>
internal sealed class CountingSignal : IWorkSignal
{
    private int count;

    public int Count => count;

    public void ThereIsWork() => Interlocked.Increment(ref count);
}
