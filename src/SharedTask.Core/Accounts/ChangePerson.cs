using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Audit;
using SharedTask.Core.Data;

namespace SharedTask.Core.Accounts;

/// <summary>What administrators do to accounts. A changed right shows at the next request, because the security stamp changes with it.</summary>
public sealed class ChangePerson(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    public async Task<Answer<Done>> ExecuteAsync(Guid accountId, PersonChange change, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.IsAdministrator)
        {
            return new Refusal("not-allowed");
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Users.SingleOrDefaultAsync(row => row.Id == accountId, cancellationToken) is not { } account)
        {
            return new Refusal("not-found");
        }

        if (change is PersonChange.Lock or PersonChange.EndAdministrator && accountId == actor.AccountId)
        {
            // Whoever else is administrator can do it: so there is always one left.
            return new Refusal("account.yourself");
        }

        switch (change)
        {
            case PersonChange.Lock:
                (account.LockoutEnabled, account.LockoutEnd) = (true, DateTimeOffset.MaxValue);
                break;
            case PersonChange.Unlock:
                (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
                break;
            case PersonChange.MakeAdministrator:
                account.IsAdministrator = true;
                break;
            case PersonChange.EndAdministrator:
                account.IsAdministrator = false;
                break;
            default:
                account.EmailConfirmed = true;
                break;
        }

        if (change is PersonChange.Lock or PersonChange.MakeAdministrator or PersonChange.EndAdministrator)
        {
            account.SecurityStamp = Guid.CreateVersion7().ToString("N");
        }

        db.AuditEntries.Add(new AuditEntry { At = time.GetUtcNow().UtcDateTime, AccountId = actor.AccountId, Action = ActionOf(change), Subject = account.Email! });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Done.It;
    }

    private static string ActionOf(PersonChange change) => change switch
    {
        PersonChange.Lock => "account.locked",
        PersonChange.Unlock => "account.unlocked",
        PersonChange.MakeAdministrator => "account.administrator-made",
        PersonChange.EndAdministrator => "account.administrator-ended",
        _ => "account.confirmed-by-hand",
    };
}
