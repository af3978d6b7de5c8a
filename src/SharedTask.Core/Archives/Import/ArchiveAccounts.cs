using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Accounts;
using SharedTask.Core.Archives.Content;
using SharedTask.Core.Data;

namespace SharedTask.Core.Archives.Import;

/// <summary>
/// Finds or makes the accounts of an archive's people. An account is somebody's only if its address is confirmed; everybody else gets
/// one that is unclaimed: it has no password, and only who reads its mailbox can give it one.
/// </summary>
internal sealed class ArchiveAccounts(SharedTaskDb db, DateTime now)
{
    public async Task<IReadOnlyList<Guid>> FindOrMakeAsync(IReadOnlyList<ArchivedPerson> people, CancellationToken cancellationToken)
    {
        List<Guid> accounts = [];
        foreach (var person in people)
        {
            // As Identity writes it.
            var normalized = person.Email.Normalize().ToUpperInvariant();
            var known = await db.Users.SingleOrDefaultAsync(row => row.NormalizedEmail == normalized, cancellationToken)
                ?? await db.Users.SingleOrDefaultAsync(row => row.NormalizedUserName == normalized, cancellationToken);
            if (known is null)
            {
                db.Users.Add(known = Make(person, normalized));
            }
            else if (!known.EmailConfirmed)
            {
                await TakeBackAsync(known, cancellationToken);
            }

            accounts.Add(known.Id);
        }

        return accounts;
    }

    private Account Make(ArchivedPerson person, string normalized)
    {
        var account = new Account
        {
            UserName = person.Email,
            NormalizedUserName = normalized,
            Email = person.Email,
            NormalizedEmail = normalized,
            DisplayName = person.Name,
            CreatedAt = now,
            LockoutEnabled = true,
            SecurityStamp = Guid.CreateVersion7().ToString("N"),
        };
        return account;
    }

    /// <summary>Whoever typed this address has not shown that it is theirs: what they set goes, so that no guess of theirs opens the account later.</summary>
    private async Task TakeBackAsync(Account account, CancellationToken cancellationToken)
    {
        account.PasswordHash = null;
        account.TwoFactorEnabled = false;
        account.SecurityStamp = Guid.CreateVersion7().ToString("N");
        await db.Set<IdentityUserPasskey<Guid>>().Where(row => row.UserId == account.Id).ExecuteDeleteAsync(cancellationToken);
        await db.UserTokens.Where(row => row.UserId == account.Id).ExecuteDeleteAsync(cancellationToken);
        await db.UserLogins.Where(row => row.UserId == account.Id).ExecuteDeleteAsync(cancellationToken);
    }
}
