using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Notices;

/// <summary>Lists an account's notices, newest first, and marks them read.</summary>
public sealed class ListNotices(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<Notice>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Notices.AsNoTracking()
            .Where(row => row.AccountId == actor.AccountId)
            .OrderByDescending(row => row.CreatedAt)
            .Take(Most)
            .ToListAsync(cancellationToken);
    }

    public async Task MarkReadAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        await db.Notices
            .Where(row => row.AccountId == actor.AccountId && row.ReadAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ReadAt, now), cancellationToken);
    }
}
