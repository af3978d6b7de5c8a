using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Runtimes;

namespace SharedTask.Worker.Programs;

/// <summary>Registers what runs the organizers' own scoring programs.</summary>
public static class ProgramServices
{
    public static IServiceCollection AddPrograms(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ProgramOptions>().Bind(configuration.GetSection(ProgramOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ScoringProgramRunner>();
        services.AddSingleton<BundleTrial>();
        services.AddSingleton<IRuntimeProbe, RuntimeProbe>();
        return services;
    }
}
