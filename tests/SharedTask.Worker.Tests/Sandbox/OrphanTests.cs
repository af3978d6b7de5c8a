using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Testing;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Tests.Sandbox;

/// <summary>A bubblewrap that is killed may leave a child that holds the pipes to the worker: no run waits for it.</summary>
public sealed class OrphanTests : IDisposable
{
    /// <summary>No other test sleeps as long.</summary>
    private static readonly string Seconds = (100_000 + Environment.ProcessId).ToString(CultureInfo.InvariantCulture);

    private readonly TemporaryFolder folder = new();

    public OrphanTests()
    {
        const UnixFileMode Program = (UnixFileMode)0b111_101_101;
        File.SetUnixFileMode(folder.Path, Program);
        File.WriteAllText(folder.Of("bwrap"), $"#!/bin/sh\n/bin/sleep {Seconds} &\n");
        File.SetUnixFileMode(folder.Of("bwrap"), Program);
    }

    public void Dispose()
    {
        foreach (var process in FindOrphans())
        {
            using (process)
            {
                process.Kill();
            }
        }

        folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    // Here nothing tells whose child it is.
    [InlineData(true)]
    public async Task Sandbox_WhoseBubblewrapLeavesAChild_Ends(bool withoutControlGroups)
    {
        Assert.SkipWhen(!withoutControlGroups && ControlGroups.Find() is null, "No control group can be made here.");
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Sandbox:Bubblewrap"] = folder.Of("bwrap"),
                ["Sandbox:WithoutControlGroups"] = withoutControlGroups.ToString(),
            })
            .Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSandbox(configuration).BuildServiceProvider();
        var token = TestContext.Current.CancellationToken;

        var outcome = await services.GetRequiredService<ISandbox>().RunAsync(new SandboxCommand { Arguments = ["true"], Mounts = [] }, token)
            .WaitAsync(TimeSpan.FromSeconds(60), token);

        outcome.Verdict.ShouldBe(SandboxVerdict.Infrastructure, outcome.Log);
        FindOrphans().Count.ShouldBe(withoutControlGroups ? 1 : 0);
    }

    private static List<System.Diagnostics.Process> FindOrphans() =>
        [.. System.Diagnostics.Process.GetProcessesByName("sleep").Where(process => File.ReadAllText($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/cmdline").Contains(Seconds, StringComparison.Ordinal))];
}
