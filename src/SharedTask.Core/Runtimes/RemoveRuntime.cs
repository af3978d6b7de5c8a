using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Audit;
using SharedTask.Core.Data;

namespace SharedTask.Core.Runtimes;

/// <summary>Takes a mapping away; its folder stays. Runs that are scored from now on get what else is mapped to their image.</summary>
public sealed class RemoveRuntime(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    public async Task<Answer<Done>> ExecuteAsync(Guid runtimeId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.IsAdministrator)
        {
            return new Refusal("not-allowed");
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.ProgramRuntimes.SingleOrDefaultAsync(row => row.Id == runtimeId, cancellationToken) is not { } runtime)
        {
            return new Refusal("not-found");
        }

        db.ProgramRuntimes.Remove(runtime);
        db.AuditEntries.Add(new AuditEntry { At = time.GetUtcNow().UtcDateTime, AccountId = actor.AccountId, Action = "runtime.removed", Subject = runtime.Image });
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    }
}
