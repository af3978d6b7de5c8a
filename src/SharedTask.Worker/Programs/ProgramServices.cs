using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Bundles.Trial;
using SharedTask.Core.Runtimes;
using SharedTask.Worker.Programs.Twins;

namespace SharedTask.Worker.Programs;

/// <summary>Registers what runs the organizers' own scoring programs.</summary>
public static class ProgramServices
{
    public static IServiceCollection AddPrograms(this IServiceCollection services)
    {
        services.AddSingleton<ScoringProgramRunner>();
        services.AddSingleton<BundleTrial>();
        services.AddSingleton<TwinSearch>();
        services.AddSingleton<PlanTrial>();
        services.AddSingleton<IBundleTrial>(provider => provider.GetRequiredService<PlanTrial>());
        services.AddSingleton<IRuntimeProbe, RuntimeProbe>();
        return services;
    }
}
