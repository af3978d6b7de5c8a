using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Notices;

/// <summary>Puts a mail into the outbox; it is sent in the background.</summary>
public sealed class QueueMail(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    public async Task ExecuteAsync(string to, string subject, string body, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.OutgoingMails.Add(new OutgoingMail { To = to, Subject = subject, Body = body, CreatedAt = time.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync(cancellationToken);
    }
}
