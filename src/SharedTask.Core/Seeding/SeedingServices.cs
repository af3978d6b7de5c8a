using Microsoft.Extensions.DependencyInjection;

namespace SharedTask.Core.Seeding;

/// <summary>Registers the demo.</summary>
public static class SeedingServices
{
    public static IServiceCollection AddSeeding(this IServiceCollection services) => services.AddSingleton<SeedDemo>();
}
