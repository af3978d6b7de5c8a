using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Backups;
using SharedTask.Core.Data;
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
            .BuildServiceProvider();
    }
}
