using Hangfire;
using SharedTask.Core.Evaluations;

namespace SharedTask.Worker.Jobs;

/// <summary>The one kind of job: works on references and runs until there are none.</summary>
[AutomaticRetry(Attempts = 0)]
internal sealed class WorkUntilDone(HangfireWorkSignal signal, CheckNextReference references, ScoreNextRun runs, ClaimNextRun claims)
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        signal.HasBegun();
        while (!cancellationToken.IsCancellationRequested)
        {
            var worked = await references.ExecuteAsync(cancellationToken) || await runs.ExecuteAsync(cancellationToken);
            if (!worked)
            {
                return;
            }

            // More than this slot can do at once: the others may be asleep.
            if (await claims.IsThereWorkAsync(cancellationToken))
            {
                signal.ThereIsWork();
            }
        }
    }
}
