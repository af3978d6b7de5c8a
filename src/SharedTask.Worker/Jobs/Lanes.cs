using Microsoft.Extensions.Options;

namespace SharedTask.Worker.Jobs;

/// <summary>Keeps one of a process's places free of long runs, so that short ones are never stuck behind them.</summary>
internal sealed class Lanes(IOptions<WorkerOptions> options) : IDisposable
{
    private int longRuns;

    /// <summary>Held while a run is chosen, so that two places do not both take the last long one.</summary>
    public SemaphoreSlim Choosing { get; } = new(1, 1);

    /// <summary>Whether only short runs may be taken. A single place has no choice.</summary>
    public bool AreLongFull => options.Value.SlotCount is > 1 and var slots && Volatile.Read(ref longRuns) >= slots - 1;

    public LanePass Pass() => new(this);

    public void Dispose() => Choosing.Dispose();

    internal bool TryEnter()
    {
        if (Interlocked.Increment(ref longRuns) < Math.Max(options.Value.SlotCount, 2))
        {
            return true;
        }

        Leave();
        return false;
    }

    internal void Leave() => Interlocked.Decrement(ref longRuns);
}
