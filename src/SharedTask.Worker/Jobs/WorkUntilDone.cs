using Hangfire;

namespace SharedTask.Worker.Jobs;

/// <summary>The one kind of job: works on references and runs until there are none.</summary>
[AutomaticRetry(Attempts = 0)]
internal sealed class WorkUntilDone(HangfireWorkSignal signal, CheckNextReference references, ScoreNextRun runs)
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        signal.HasBegun();
        while (!cancellationToken.IsCancellationRequested
            && (await references.ExecuteAsync(cancellationToken) || await runs.ExecuteAsync(cancellationToken)))
        {
            // There may be more.
        }
    }
}
