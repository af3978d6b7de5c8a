using System.Diagnostics;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Benchmarks;

/// <summary>What the sandbox adds to the start of a program.</summary>
internal static class SandboxBench
{
    private const int Times = 40;

    public static async Task<BenchTable> RunAsync(CancellationToken cancellationToken)
    {
        using var stand = new ScoringStand();
        var installed = stand.Plugin("classification");
        var plugin = installed.Program;
        var bare = await Sample.OfAsync(Times, async () =>
        {
            using var process = Process.Start(new ProcessStartInfo(plugin, ["describe"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
        });
        var command = new SandboxCommand
        {
            Arguments = ["/run/sandbox/plugin", "describe"],
            Mounts = [new SandboxMount(plugin, "/run/sandbox/plugin")],
            SystemFolder = installed.System,
        };
        var contained = await Sample.OfAsync(Times, () => stand.Sandbox.RunAsync(command, cancellationToken));
        return new BenchTable(
            "A start in the sandbox",
            FormattableString.Invariant($"`classification describe`, bare and in the sandbox (tier: {stand.Sandbox.SelfTest.Tier}); medians of {Times}."),
            [
                new BenchRow("bare", bare.ToString(), "under 15 ms"),
                new BenchRow("in the sandbox", contained.ToString()),
                new BenchRow("what the sandbox adds", Format.Milliseconds(contained.Median - bare.Median), "at most 15 ms"),
            ]);
    }
}
