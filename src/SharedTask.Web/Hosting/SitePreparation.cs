using Microsoft.EntityFrameworkCore;
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
}
