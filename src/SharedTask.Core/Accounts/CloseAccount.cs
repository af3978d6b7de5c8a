using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Audit;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;

namespace SharedTask.Core.Accounts;

/// <summary>
/// Closes an account at its owner's wish. Teams and runs are part of a competition's record and stay; of the person nothing stays but
/// that there was one.
/// </summary>
public sealed class CloseAccount(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    public async Task<Answer<Done>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } accountId)
        {
            return new Refusal("not-allowed");
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var account = await db.Users.SingleAsync(row => row.Id == accountId, cancellationToken);
        var alone = await (
            from own in db.Organizers
            join competition in db.Competitions on own.CompetitionId equals competition.Id
            where own.AccountId == accountId && own.Role == OrganizerRole.Owner
            where !db.Organizers.Any(other => other.CompetitionId == own.CompetitionId && other.AccountId != accountId && other.Role == OrganizerRole.Owner)
            select competition.Title)
            .FirstOrDefaultAsync(cancellationToken);
        if (alone is not null)
        {
            return new Refusal("account.owns", ("competition", alone));
        }

        if (account.IsAdministrator && !await db.Users.AnyAsync(row => row.Id != accountId && row.IsAdministrator, cancellationToken))
        {
            return new Refusal("account.last-administrator");
        }

        await db.Organizers.Where(row => row.AccountId == accountId).ExecuteDeleteAsync(cancellationToken);
        await db.Notices.Where(row => row.AccountId == accountId).ExecuteDeleteAsync(cancellationToken);
        await db.OutgoingMails.Where(row => row.To == account.Email).ExecuteDeleteAsync(cancellationToken);
        await db.Set<IdentityUserPasskey<Guid>>().Where(row => row.UserId == accountId).ExecuteDeleteAsync(cancellationToken);
        await db.UserTokens.Where(row => row.UserId == accountId).ExecuteDeleteAsync(cancellationToken);
        await db.UserLogins.Where(row => row.UserId == accountId).ExecuteDeleteAsync(cancellationToken);
        await db.UserClaims.Where(row => row.UserId == accountId).ExecuteDeleteAsync(cancellationToken);
        var address = $"{accountId:N}@closed.invalid";
        (account.DisplayName, account.Language, account.TimeZoneId, account.IsAdministrator) = ("—", "", "", false);
        (account.UserName, account.NormalizedUserName, account.Email, account.NormalizedEmail) = (address, address.ToUpperInvariant(), address, address.ToUpperInvariant());
        (account.PasswordHash, account.TwoFactorEnabled, account.LockoutEnabled, account.LockoutEnd) = (null, false, true, DateTimeOffset.MaxValue);
        account.SecurityStamp = Guid.CreateVersion7().ToString("N");
        db.AuditEntries.Add(new AuditEntry { At = time.GetUtcNow().UtcDateTime, AccountId = accountId, Action = "account.closed", Subject = accountId.ToString() });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Done.It;
    }
}
