using Hangfire;
using SharedTask.Core.Evaluations;

namespace SharedTask.Worker.Jobs;

/// <summary>Says "there is work" by a job that carries nothing. As long as one of them has not begun, another would say nothing new.</summary>
internal sealed class HangfireWorkSignal(IBackgroundJobClient jobs) : IWorkSignal
{
    private int announced;

    public void ThereIsWork()
    {
        if (Interlocked.Exchange(ref announced, 1) == 0)
        {
            Enqueue();
        }
    }

    /// <summary>A job has begun: what comes from now on must be announced again.</summary>
    public void HasBegun() => Volatile.Write(ref announced, 0);

    /// <summary>Wakes every slot, as after a start.</summary>
    public void WakeAll(int slots)
    {
        for (var i = 0; i < slots; i++)
        {
            Enqueue();
        }
    }

    private void Enqueue() => jobs.Enqueue<WorkUntilDone>(job => job.ExecuteAsync(CancellationToken.None));
}
