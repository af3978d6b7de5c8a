using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Archives.Import;
using SharedTask.Core.Archives.Writing;

namespace SharedTask.Core.Archives;

/// <summary>Registers what takes competitions out whole and brings them in again.</summary>
public static class ArchivesServices
{
    public static IServiceCollection AddArchives(this IServiceCollection services) => services
        .AddSingleton<ExportArchive>()
        .AddSingleton<ImportArchive>()
        .AddSingleton<ReadArchiveUpload>()
        .AddSingleton<ImportArchiveUpload>();
}
