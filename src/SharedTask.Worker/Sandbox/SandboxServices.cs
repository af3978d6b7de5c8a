using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Competitions;
using SharedTask.Worker.Doctor;
using SharedTask.Worker.Plugins;

namespace SharedTask.Worker.Sandbox;

/// <summary>Registers the sandbox and the plugins that run in it.</summary>
public static class SandboxServices
{
    public static IServiceCollection AddSandbox(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SandboxOptions>().Bind(configuration.GetSection(SandboxOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<PluginOptions>().Bind(configuration.GetSection(PluginOptions.Section));
        services.AddOptions<SiteLimits>().Bind(configuration.GetSection(SiteLimits.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ScoringLimits>();
        services.AddSingleton<SandboxScratch>();
        services.AddSingleton<ISandbox, BubblewrapSandbox>();
        services.AddSingleton<NativeLibraries>();
        services.AddSingleton<PluginCatalog>();
        services.AddSingleton<IPluginLibrary>(provider => provider.GetRequiredService<PluginCatalog>());
        services.AddSingleton<PluginRunner>();
        services.AddSingleton<ContainmentTrial>();
        services.AddSingleton<SandboxDoctor>();
        return services;
    }
}
