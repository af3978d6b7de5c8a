using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Tests.Sandbox;

/// <summary>A machine on which no control group can be made.</summary>
public sealed class ReducedSandboxTests : IAsyncDisposable
{
    private static readonly SandboxLimits Small = new()
    {
        Wall = TimeSpan.FromSeconds(20),
        Cpu = TimeSpan.FromSeconds(1),
        MemoryBytes = 128L * 1024 * 1024,
        Processes = 20,
    };

    private readonly ServiceProvider services;

    public ReducedSandboxTests()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Sandbox:WithoutControlGroups"] = "true" })
            .Build();
        services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSandbox(configuration).BuildServiceProvider();
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public void Sandbox_WithoutControlGroups_SaysSo()
    {
        var test = services.GetRequiredService<ISandbox>().SelfTest;

        test.Tier.ShouldBe(SandboxTier.Reduced);
        test.Missing.ShouldContain("control groups");
    }

    [Fact]
    public async Task Program_Spinning_ExceedsItsProcessorTime() =>
        (await RunAsync("/bin/sh", "-c", "while :; do :; done")).Verdict.ShouldBe(SandboxVerdict.CpuTimeExceeded);

    [Fact]
    public async Task Program_HoggingMemoryAlone_CannotHaveIt()
    {
        var outcome = await RunAsync("/usr/bin/python3", "-c", "x = bytearray(1 << 30)");

        outcome.Verdict.ShouldBe(SandboxVerdict.NonZeroExit, outcome.Log);
        outcome.Log.ShouldContain("MemoryError");
    }

    [Fact]
    public async Task Program_HoggingMemoryWithItsChildren_IsOutOfMemory()
    {
        var outcome = await RunAsync(
            "/bin/sh", "-c", "for i in 1 2 3 4; do python3 -c 'import time; x = bytearray(b\"x\") * (60 << 20); time.sleep(100)' & done; wait");

        outcome.Verdict.ShouldBe(SandboxVerdict.OutOfMemory, outcome.Log);
    }

    [Fact]
    public async Task Program_HoggingMemoryWithAChildOfAThread_IsOutOfMemory()
    {
        var outcome = await RunAsync("/usr/bin/python3", "-c", """
            import os, threading, time
            def hog():
                for _ in range(4):
                    if os.fork() == 0:
                        x = bytearray(b"x") * (60 << 20); time.sleep(100)
                time.sleep(100)
            thread = threading.Thread(target=hog); thread.start(); thread.join()
            """);

        outcome.Verdict.ShouldBe(SandboxVerdict.OutOfMemory, outcome.Log);
    }

    [Fact]
    public async Task Program_Forking_IsHeldByItsLimit()
    {
        var outcome = await RunAsync("/bin/sh", "-c", "for i in $(seq 100); do sleep 100 & done; wait");

        outcome.Verdict.ShouldBe(SandboxVerdict.NonZeroExit, outcome.Log);
        outcome.Log.ShouldContain("Cannot fork");
    }

    private Task<SandboxOutcome> RunAsync(params string[] arguments) => services.GetRequiredService<ISandbox>().RunAsync(
        new SandboxCommand { Arguments = arguments, Mounts = [], Limits = Small, WorkingFolder = "/tmp" }, TestContext.Current.CancellationToken);
}
