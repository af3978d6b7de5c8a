using System.Collections.Concurrent;
using System.Diagnostics;

namespace SharedTask.Worker.Sandbox;

/// <summary>
/// Starts processes from one thread that lives as long as the worker: bubblewrap dies with the thread that started it, and a thread
/// of the pool may end at any time.
/// </summary>
internal sealed class ProcessStarter : IDisposable
{
    private readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> requests = [];

    public ProcessStarter()
    {
        new Thread(Serve) { IsBackground = true, Name = "sandbox starter" }.Start();
    }

    public Task<Process> StartAsync(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        requests.Add((start, started));
        return started.Task;
    }

    public void Dispose() => requests.CompleteAdding();

    private void Serve()
    {
        foreach (var (start, started) in requests.GetConsumingEnumerable())
        {
            try
            {
                started.SetResult(Process.Start(start) ?? throw new InvalidOperationException("No process was started."));
            }
            catch (Exception exception)
            {
                started.SetException(exception);
            }
        }

        requests.Dispose();
    }
}
