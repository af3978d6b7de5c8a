using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace SharedTask.Worker.Programs;

/// <summary>Registers what runs the organizers' own scoring programs.</summary>
public static class ProgramServices
{
    public static IServiceCollection AddPrograms(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ProgramOptions>().Bind(configuration.GetSection(ProgramOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ScoringProgramRunner>();
        services.AddSingleton<BundleTrial>();
        return services;
    }
}
