using Hangfire;
using Microsoft.Extensions.Hosting;

namespace SharedTask.Worker.Jobs;

/// <summary>
/// The one kind of job: works on references and runs until there are none. A process that stops takes nothing new; what it holds may
/// be finished for as long as <see cref="WorkerOptions.DrainSeconds"/> says, and is handed back then.
/// </summary>
[AutomaticRetry(Attempts = 0)]
internal sealed class WorkUntilDone(HangfireWorkSignal signal, CheckNextReference references, ScoreNextRun runs, IHostApplicationLifetime lifetime)
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        signal.HasBegun();
        while (!lifetime.ApplicationStopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested
            && (await references.ExecuteAsync(cancellationToken) || await runs.ExecuteAsync(cancellationToken)))
        {
            // There may be more.
        }
    }
}
