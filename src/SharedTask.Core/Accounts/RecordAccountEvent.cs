using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Audit;
using SharedTask.Core.Data;

namespace SharedTask.Core.Accounts;

/// <summary>Writes down what happened to an account's security, for the audit log.</summary>
public sealed class RecordAccountEvent(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    /// <param name="actorId">Who did it; <see langword="null"/> for the site itself.</param>
    /// <param name="action">The key of its text, such as <c>account.two-step-on</c>.</param>
    /// <param name="accountId">The account to which it happened.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task ExecuteAsync(Guid? actorId, string action, Guid accountId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.AuditEntries.Add(new AuditEntry { At = time.GetUtcNow().UtcDateTime, AccountId = actorId, Action = action, Subject = accountId.ToString() });
        await db.SaveChangesAsync(cancellationToken);
    }
}
