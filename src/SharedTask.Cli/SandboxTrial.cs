using SharedTask.Worker.Sandbox;

namespace SharedTask.Cli;

/// <summary>Runs a program of anybody's where programs of organizers run.</summary>
internal sealed class SandboxTrial(ISandbox sandbox, SandboxScratch scratch)
{
    /// <summary>The file in the output folder that takes what the program prints; it is not told among the files.</summary>
    public const string StandardOutput = ".standard-output";

    public async Task<SandboxOutcome> RunAsync(
        IReadOnlyList<string> command, IReadOnlyList<ReadOnlyCopy> copies, SandboxLimits limits, CancellationToken cancellationToken)
    {
        if (sandbox.SelfTest is { Tier: not SandboxTier.Full } test)
        {
            throw new FaultException($"Programs run only where everything can be contained, and here it cannot. {test.Missing} ./sharedtask doctor says more.");
        }

        var folder = scratch.CreateFolder();
        try
        {
            var mounts = copies.Select((copy, i) => copy.LayOut(Path.Combine(folder, FormattableString.Invariant($"{i}")))).ToList();
            return await sandbox.RunAsync(
                new SandboxCommand
                {
                    Arguments = Start(command),
                    Mounts = mounts,
                    Limits = limits,
                    StandardOutputFile = StandardOutput,
                },
                cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A bare name is looked for as a shell does.</summary>
    private static IReadOnlyList<string> Start(IReadOnlyList<string> command) => command[0].Contains('/', StringComparison.Ordinal) ? command : ["/usr/bin/env", "--", .. command];
}
