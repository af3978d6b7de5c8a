using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Leaderboards;

/// <summary>Reads the revisions of watched boards in one query.</summary>
public sealed class ReadRevisions(IDbContextFactory<SharedTaskDb> databases)
{
    public async Task<IReadOnlyDictionary<Guid, long>> ExecuteAsync(IReadOnlyCollection<Guid> boards, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Leaderboards
            .Where(row => boards.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Revision, cancellationToken);
    }
}
