using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using SharedTask.Scoring.Contract;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Plugins;

/// <summary>Asks a program to describe itself, in the sandbox like everything that it does.</summary>
internal sealed partial class PluginDescriber(ISandbox sandbox, NativeLibraries libraries, SandboxScratch scratch, ILogger logger)
{
    private const string DescriptionFile = "describe.json";

    /// <summary>The first look at the plugins waits for each of them; on a busy machine Python alone takes a second or two to start.</summary>
    private static readonly SandboxLimits Limits = new() { Wall = TimeSpan.FromSeconds(20) };

    /// <summary>The plugin, ready to be started, or why there is none, which is logged too, and whether the machine may be the reason.</summary>
    public (InstalledPlugin? Plugin, string? Fault, bool MayPass) Describe(string path)
    {
        var program = scratch.CopyProgram(path);
        var (plugin, fault, mayPass) = Read(path, program);
        if (fault is not null)
        {
            Log.NotOffered(logger, path, fault);
            Directory.Delete(Path.GetDirectoryName(program)!, recursive: true);
        }

        return (plugin, fault, mayPass);
    }

    private (InstalledPlugin? Plugin, string? Fault, bool MayPass) Read(string path, string program)
    {
        var (outcome, system) = Task.Run(() => DescribeAsync(program)).GetAwaiter().GetResult();
        if (outcome.Verdict != SandboxVerdict.Ok || !outcome.Files.TryGetValue(DescriptionFile, out var json))
        {
            return (
                null,
                $"Called with the word \"describe\", {Ending(outcome)}{(outcome.Log.Trim() is { Length: > 0 } log ? " It printed:\n" + log : "")}",
                outcome.Verdict is SandboxVerdict.Infrastructure or SandboxVerdict.WallTimeExceeded);
        }

        try
        {
            var manifest = JsonSerializer.Deserialize(json, ScoringJson.Default.PluginManifest);
            if (ManifestRules.FindBreach(manifest, Path.GetFileName(Path.GetDirectoryName(path)!)) is { } breach)
            {
                return (null, $"Its manifest {breach}.", false);
            }

            using var stream = File.OpenRead(program);
            return (new InstalledPlugin(manifest!, program, Convert.ToHexStringLower(SHA256.HashData(stream)), system), null, false);
        }
        catch (JsonException exception)
        {
            return (null, $"Called with the word \"describe\", it must print its manifest and nothing else; what it prints {JsonFault.Describe(json, exception)}.", false);
        }
    }

    private static string Ending(SandboxOutcome outcome) =>
        LimitSentences.Find(outcome.Verdict, Limits) is { } exceeded ? LimitSentences.Of(exceeded, Limits, "it")
        : outcome.Verdict == SandboxVerdict.NonZeroExit ? $"it ended {ExitSentences.Of(outcome.ExitCode)}."
        : outcome.Verdict == SandboxVerdict.Ok ? "it printed nothing."
        : "it could not be started: the sandbox failed.";

    /// <summary>With its libraries alone if it can be, with the whole system if not: some load more than they link.</summary>
    private async Task<(SandboxOutcome Outcome, string? System)> DescribeAsync(string program)
    {
        var system = await libraries.FindSystemAsync(program, CancellationToken.None);
        var outcome = await DescribeAsync(program, system);
        return system is null || outcome.Verdict is SandboxVerdict.Ok or SandboxVerdict.WallTimeExceeded ? (outcome, system) : (await DescribeAsync(program, system: null), null);
    }

    private Task<SandboxOutcome> DescribeAsync(string program, string? system) => sandbox.RunAsync(
        new SandboxCommand
        {
            Arguments = [PluginRunner.InnerProgram, "describe"],
            Mounts = [new SandboxMount(program, PluginRunner.InnerProgram)],
            SystemFolder = system,
            StandardOutputFile = DescriptionFile,
            Limits = Limits,
        },
        CancellationToken.None);

    private static partial class Log
    {
        [LoggerMessage(3101, LogLevel.Error, "The plugin {Path} is not offered: {Fault}")]
        public static partial void NotOffered(ILogger logger, string path, string fault);
    }
}
