using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Audit;

/// <summary>Lists what was written down, newest first, for administrators.</summary>
public sealed class ListAudit(IDbContextFactory<SharedTaskDb> databases)
{
    public const int PageSize = 100;

    /// <summary>A page (counted from 1); empty for anybody but administrators.</summary>
    public async Task<IReadOnlyList<AuditLine>> ExecuteAsync(int page, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.IsAdministrator)
        {
            return [];
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await (
            from entry in db.AuditEntries
            join account in db.Users on entry.AccountId equals account.Id into accounts
            from account in accounts.DefaultIfEmpty()
            join competition in db.Competitions on entry.CompetitionId equals competition.Id into competitions
            from competition in competitions.DefaultIfEmpty()
            orderby entry.At descending, entry.Id descending
            select new AuditLine(entry.At, account == null ? null : account.DisplayName, competition == null ? null : competition.Title, entry.Action, entry.Subject))
            .Skip((Math.Max(page, 1) - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
    }
}
