using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Archives;
using SharedTask.Core.Backups;
using SharedTask.Core.Bundles;
using SharedTask.Core.Data;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Storage;

namespace SharedTask.Cli;

/// <summary>What stands below a site, for commands that look after one: its database and its blobs, by the site's own settings.</summary>
internal static class SiteServices
{
    public static Option<string?> DataOption() => new("--data") { Description = "The site's data folder; by default that of Data__Folder, or \"data\".", HelpName = "folder" };

    public static ServiceProvider Open(IConfiguration configuration, string? folder)
    {
        var builder = new ConfigurationBuilder().AddConfiguration(configuration);
        if (folder is not null)
        {
            builder.AddInMemoryCollection([new($"{DataOptions.Section}:{nameof(DataOptions.Folder)}", folder)]);
        }

        var settings = builder.Build();
        return new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSharedTaskData(settings)
            .AddStorage(settings)
            .AddBackups()
            .AddArchives()
            .AddBundles()
            .AddLeaderboards()
            .AddSingleton<IWorkSignal, NobodyToWake>()
            .BuildServiceProvider();
    }

    /// <summary>Opens a site whose database is of this version, and makes a new site where there is none if that is wanted.</summary>
    public static async Task<ServiceProvider> OpenCurrentAsync(IConfiguration configuration, string? folder, CancellationToken cancellationToken, bool makes = false)
    {
        var services = Open(configuration, folder);
        try
        {
            var exists = services.GetRequiredService<DataOptions>().Provider != DataProvider.Sqlite || SiteDatabase.Of(services.GetRequiredService<DataOptions>()).Exists;
            await using var db = await services.GetRequiredService<IDbContextFactory<SharedTaskDb>>().CreateDbContextAsync(cancellationToken);
            if (!exists && !makes)
            {
                throw new UsageException($"There is no site here: {SiteDatabase.Of(services.GetRequiredService<DataOptions>()).Path} does not exist.");
            }

            if (!exists)
            {
                await db.Database.MigrateAsync(cancellationToken);
            }
            else if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            {
                throw new UsageException("The site's database is of an older SharedTask: start the site once with this version first.");
            }

            return services;
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }

    /// <summary>Workers of a running site look for work themselves.</summary>
    private sealed class NobodyToWake : IWorkSignal
    {
        public void ThereIsWork()
        {
            // Nobody is here.
        }
    }
}
