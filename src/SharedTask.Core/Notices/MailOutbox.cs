using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Notices;

/// <summary>Hands out the mails that wait and records what became of them.</summary>
public sealed class MailOutbox(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    private const int MostAttempts = 10;

    public async Task<IReadOnlyList<OutgoingMail>> ListWaitingAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        return await db.OutgoingMails.AsNoTracking()
            .Where(row => row.SentAt == null && row.Attempts < MostAttempts && (row.NotBefore == null || row.NotBefore <= now))
            .OrderBy(row => row.CreatedAt)
            .Take(20)
            .ToListAsync(cancellationToken);
    }

    public async Task RecordAsync(Guid mailId, string? error, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var mail = await db.OutgoingMails.SingleAsync(row => row.Id == mailId, cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        mail.Attempts++;
        mail.SentAt = error is null ? now : null;
        mail.LastError = error is { Length: > 2000 } ? error[..2000] : error;
        mail.NotBefore = error is null ? null : now + TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(2, mail.Attempts)));
        await db.SaveChangesAsync(cancellationToken);
    }
}
