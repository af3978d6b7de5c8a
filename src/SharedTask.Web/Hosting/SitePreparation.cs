using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Accounts;
using SharedTask.Core.Data;

namespace SharedTask.Web.Hosting;

/// <summary>What must have happened before the first request is served.</summary>
internal static class SitePreparation
{
    public static async Task PrepareAsync(this WebApplication app, CancellationToken cancellationToken)
    {
        var databases = app.Services.GetRequiredService<IDbContextFactory<SharedTaskDb>>();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>As long as the site has no administrator, each start prints a link that makes one.</summary>
    public static async Task AnnounceSetupAsync(this WebApplication app, CancellationToken cancellationToken)
    {
        if (await app.Services.GetRequiredService<FirstAdministrator>().NewTokenAsync(cancellationToken) is { } token)
        {
            var site = app.Configuration["urls"]?.Split(';')[0].TrimEnd('/') ?? "http://localhost:5000";
            Console.WriteLine($"This site has no administrator yet. Make one here, once, within 24 hours: {site}/setup/{token}");
        }
    }
}
