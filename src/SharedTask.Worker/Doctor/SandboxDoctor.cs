using Microsoft.Extensions.DependencyInjection;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Doctor;

/// <summary>
/// Examines what this machine lets us contain: looks at everything that the sandbox stands on, and lets programs inside attempt what
/// they must not be able to do.
/// </summary>
public sealed class SandboxDoctor(IServiceProvider services, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim examining = new(1);

    /// <summary>What was found when this machine was examined last; <see langword="null"/> before that.</summary>
    public DoctorReport? Latest { get; private set; }

    public async Task<DoctorReport> ExamineAsync(CancellationToken cancellationToken)
    {
        await examining.WaitAsync(cancellationToken);
        try
        {
            return Latest = await LookAsync(cancellationToken);
        }
        finally
        {
            examining.Release();
        }
    }

    public void Dispose() => examining.Dispose();

    private async Task<DoctorReport> LookAsync(CancellationToken cancellationToken)
    {
        var (sandbox, fault) = Open();
        var test = sandbox?.SelfTest ?? new SandboxSelfTest(SandboxTier.None, fault);
        var trial = sandbox is null ? null : services.GetRequiredService<ContainmentTrial>();
        // After a breach nothing may run but the attempts themselves.
        var starts = test.Tier != SandboxTier.None || trial is { HasBreach: true };
        var results = await ActivatorUtilities.CreateInstance<MachineProbes>(services).RunAsync(starts ? sandbox : null, test.Missing, cancellationToken);
        if (starts)
        {
            results.AddRange(await trial!.RunAsync(cancellationToken));
            test = sandbox!.SelfTest;
        }

        return new DoctorReport(Environment.MachineName, time.GetUtcNow().UtcDateTime, test.Tier, test.Missing, results);
    }

    /// <summary>Where its parts have not been built, there is not even a sandbox that could be tested.</summary>
    private (ISandbox? Sandbox, string Fault) Open()
    {
        try
        {
            return (services.GetRequiredService<ISandbox>(), "");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, exception.Message);
        }
    }
}
