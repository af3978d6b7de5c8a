using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Worker.Sandbox;
using SharedTask.Worker.Tests.Sandbox;

[assembly: AssemblyFixture(typeof(SandboxFixture))]

namespace SharedTask.Worker.Tests.Sandbox;

/// <summary>The real sandbox, once for all tests: real bubblewrap, real control groups.</summary>
public sealed class SandboxFixture : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public SandboxFixture()
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton(TimeProvider.System);
        collection.AddSandbox(new ConfigurationBuilder().Build());
        services = collection.BuildServiceProvider();
    }

    public IServiceProvider Services => services;

    internal ISandbox Sandbox => services.GetRequiredService<ISandbox>();

    internal SandboxScratch Scratch => services.GetRequiredService<SandboxScratch>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
