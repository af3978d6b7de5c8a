using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Accounts;

/// <summary>Lists the site's accounts for administrators, page by page.</summary>
public sealed class ListPeople(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    public const int PageSize = 50;

    /// <summary>A page (counted from 1) of those whose name or address holds the text; empty for anybody else.</summary>
    public async Task<PeopleList> ExecuteAsync(string? text, int page, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.IsAdministrator)
        {
            return new PeopleList([], 0);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var wanted = text?.Trim() ?? "";
        var upper = wanted.ToUpperInvariant();
        var people = db.Users.AsNoTracking().Where(row => wanted == "" || row.NormalizedEmail!.Contains(upper) || row.DisplayName.Contains(wanted));
        var count = await people.CountAsync(cancellationToken);
        var now = time.GetUtcNow();
        var rows = await people
            .OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Id)
            .Skip((Math.Max(page, 1) - 1) * PageSize)
            .Take(PageSize)
            .Select(row => new { row.Id, row.DisplayName, row.Email, row.EmailConfirmed, row.IsAdministrator, row.TwoFactorEnabled, row.LockoutEnd, row.CreatedAt })
            .ToListAsync(cancellationToken);
        return new PeopleList(
            rows.ConvertAll(row => new SitePerson(
                row.Id, row.DisplayName, row.Email!, row.EmailConfirmed, row.IsAdministrator, row.TwoFactorEnabled, row.LockoutEnd > now, row.CreatedAt)),
            count);
    }
}
