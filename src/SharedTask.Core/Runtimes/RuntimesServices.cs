using Microsoft.Extensions.DependencyInjection;

namespace SharedTask.Core.Runtimes;

/// <summary>Registers what administrators say of runtimes. What starts them, <see cref="IRuntimeProbe"/>, is the worker's.</summary>
public static class RuntimesServices
{
    public static IServiceCollection AddRuntimes(this IServiceCollection services) => services
        .AddSingleton<MachineRuntime>()
        .AddSingleton<IRuntimeLibrary, RuntimeLibrary>()
        .AddSingleton<ListRuntimes>()
        .AddSingleton<AddRuntime>()
        .AddSingleton<RemoveRuntime>()
        .AddSingleton<TestRuntime>();
}
