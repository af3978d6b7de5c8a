using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Doctor;

/// <summary>
/// Has programs in the sandbox attempt what they must not be able to do, and tells the sandbox what came of it: what is said of the machine and
/// what runs on it are one.
/// </summary>
public sealed class ContainmentTrial(ISandbox sandbox, SandboxScratch scratch) : IDisposable
{
    private readonly SemaphoreSlim trying = new(1);
    private volatile bool isProven;

    /// <summary>Whether something came through when it was last tried.</summary>
    internal bool HasBreach { get; private set; }

    /// <summary>What may run here, for those who run programs of strangers: they are tried before the first of them, and again after a breach.</summary>
    public async Task<SandboxSelfTest> ProveAsync(CancellationToken cancellationToken)
    {
        if (!isProven && (HasBreach || sandbox.SelfTest.Tier == SandboxTier.Full))
        {
            await trying.WaitAsync(cancellationToken);
            try
            {
                if (!isProven)
                {
                    await AttemptAsync(cancellationToken);
                }
            }
            finally
            {
                trying.Release();
            }
        }

        return sandbox.SelfTest;
    }

    internal async Task<IReadOnlyList<ProbeResult>> RunAsync(CancellationToken cancellationToken)
    {
        await trying.WaitAsync(cancellationToken);
        try
        {
            return await AttemptAsync(cancellationToken);
        }
        finally
        {
            trying.Release();
        }
    }

    public void Dispose() => trying.Dispose();

    private async Task<IReadOnlyList<ProbeResult>> AttemptAsync(CancellationToken cancellationToken)
    {
        var results = await ContainmentProbes.RunAsync(sandbox, scratch, cancellationToken);
        var breaches = results.Where(result => result.State == ProbeState.Bad).Select(result => DoctorTexts.English($"Probe.{result.Key}")).ToList();
        HasBreach = breaches.Count > 0;
        isProven = !HasBreach;
        sandbox.Judge(HasBreach ? $"{DoctorTexts.English("NotHeld")} ({string.Join("; ", breaches)})" : null);
        return results;
    }
}
