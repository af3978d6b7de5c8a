using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Competitions;

/// <summary>A competition always has an owner.</summary>
internal static class LastOwner
{
    /// <summary>Whether nobody would own the competition without this account.</summary>
    public static async Task<bool> IsAsync(SharedTaskDb db, Guid competitionId, Guid accountId, CancellationToken cancellationToken)
    {
        var owners = await db.Organizers
            .Where(row => row.CompetitionId == competitionId && row.Role == OrganizerRole.Owner)
            .Select(row => row.AccountId)
            .ToListAsync(cancellationToken);
        return owners is [var last] && last == accountId;
    }
}
