using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Notices;

/// <summary>How many notices an account has not read, for the number beside its inbox.</summary>
public sealed class CountUnreadNotices(IDbContextFactory<SharedTaskDb> databases)
{
    public async Task<int> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } accountId)
        {
            return 0;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Notices.CountAsync(row => row.AccountId == accountId && row.ReadAt == null, cancellationToken);
    }
}
