using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SharedTask.Core.Tests.Leaderboards;

/// <summary>Counts the commands that this test's flow sends to a database while it lives.</summary>
internal sealed class CommandCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly AsyncLocal<bool> isOurs = new() { Value = true };
    private readonly List<IDisposable> subscriptions = [];
    private int count;

    public CommandCounter() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public int Count => count;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        // Other tests run at the same time.
        if (isOurs.Value && value.Key == RelationalEventId.CommandExecuting.Name)
        {
            Interlocked.Increment(ref count);
        }
    }

    public void OnCompleted()
    {
        // Listeners live as long as the process.
    }

    public void OnError(Exception error) => throw error;

    public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());
}
