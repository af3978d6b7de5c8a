using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Accounts;

/// <summary>Makes the site's first administrator by a one-time link, so that there is never a default password.</summary>
public sealed class FirstAdministrator(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    private const string Setting = "first-administrator";
    private static readonly TimeSpan Validity = TimeSpan.FromHours(24);

    /// <summary>A new token, which makes every earlier one void; <see langword="null"/> if there is an administrator.</summary>
    public async Task<string?> NewTokenAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Users.AnyAsync(row => row.IsAdministrator, cancellationToken))
        {
            return null;
        }

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var value = string.Create(CultureInfo.InvariantCulture, $"{HashOf(token)} {(time.GetUtcNow() + Validity).ToUnixTimeSeconds()}");
        var setting = await db.SiteSettings.SingleOrDefaultAsync(row => row.Key == Setting, cancellationToken);
        if (setting is null)
        {
            db.SiteSettings.Add(new SiteSetting { Key = Setting, Value = value });
        }
        else
        {
            setting.Value = value;
        }

        await db.SaveChangesAsync(cancellationToken);
        return token;
    }

    /// <summary>Whether a token is the one that counts.</summary>
    public async Task<bool> IsValidAsync(string token, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await FindAsync(db, token, cancellationToken) is not null;
    }

    /// <summary>Uses a token up; of two requests at once, one succeeds.</summary>
    public async Task<bool> TryRedeemAsync(string token, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await FindAsync(db, token, cancellationToken) is { } value
            && await db.SiteSettings.Where(row => row.Key == Setting && row.Value == value).ExecuteDeleteAsync(cancellationToken) == 1;
    }

    private async Task<string?> FindAsync(SharedTaskDb db, string token, CancellationToken cancellationToken)
    {
        var value = await db.SiteSettings.Where(row => row.Key == Setting).Select(row => row.Value).SingleOrDefaultAsync(cancellationToken);
        return value?.Split(' ') is [var hash, var expires]
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(HashOf(token)))
            && time.GetUtcNow().ToUnixTimeSeconds() < long.Parse(expires, CultureInfo.InvariantCulture)
                ? value
                : null;
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
