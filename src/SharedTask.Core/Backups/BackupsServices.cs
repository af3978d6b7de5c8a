using Microsoft.Extensions.DependencyInjection;

namespace SharedTask.Core.Backups;

/// <summary>Registers backup and restore; only the command line has them.</summary>
public static class BackupsServices
{
    public static IServiceCollection AddBackups(this IServiceCollection services) => services
        .AddSingleton<BackUpSite>()
        .AddSingleton<RestoreSite>();
}
