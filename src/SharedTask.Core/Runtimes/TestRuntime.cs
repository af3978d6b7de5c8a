using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Runtimes;

/// <summary>Starts a runtime's Python in the sandbox and keeps what it says of itself.</summary>
public sealed class TestRuntime(IDbContextFactory<SharedTaskDb> databases, IRuntimeProbe probe, MachineRuntime machine, TimeProvider time)
{
    /// <summary>Tests a runtime, or for <see langword="null"/> the machine's own programs.</summary>
    public async Task<Answer<RuntimeReport>> ExecuteAsync(Guid? runtimeId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.IsAdministrator)
        {
            return new Refusal("not-allowed");
        }

        if (runtimeId is null)
        {
            machine.Forget();
            return await machine.ReportAsync(cancellationToken);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.ProgramRuntimes.SingleOrDefaultAsync(row => row.Id == runtimeId, cancellationToken) is not { } runtime)
        {
            return new Refusal("not-found");
        }

        var report = await probe.RunAsync(runtime.RootFolder, cancellationToken);
        (runtime.TestedAt, runtime.ReportJson) = (time.GetUtcNow().UtcDateTime, report.ToJson());
        await db.SaveChangesAsync(cancellationToken);
        return report;
    }
}
