using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Bundles.Export;
using SharedTask.Core.Bundles.Import;
using SharedTask.Core.Bundles.Trial;

namespace SharedTask.Core.Bundles;

/// <summary>Registers what brings competitions from elsewhere.</summary>
public static class BundlesServices
{
    public static IServiceCollection AddBundles(this IServiceCollection services) => services
        .AddSingleton<AddBundleUpload>()
        .AddSingleton<ReadBundleUpload>()
        .AddSingleton<BundleTrials>()
        .AddSingleton<ImportCompetition>()
        .AddSingleton<ExportBundle>();
}
