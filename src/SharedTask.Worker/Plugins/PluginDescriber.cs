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

    /// <summary>The plugin, ready to be started; <see langword="null"/> if it does not describe itself as it must, which is logged.</summary>
    public InstalledPlugin? Describe(string path)
    {
        var program = scratch.CopyProgram(path);
        if (Read(path, program) is { } plugin)
        {
            return plugin;
        }

        Directory.Delete(Path.GetDirectoryName(program)!, recursive: true);
        return null;
    }

    private InstalledPlugin? Read(string path, string program)
    {
        var (outcome, system) = Task.Run(() => DescribeAsync(program)).GetAwaiter().GetResult();
        if (outcome.Verdict != SandboxVerdict.Ok || !outcome.Files.TryGetValue(DescriptionFile, out var json))
        {
            Log.NotDescribed(logger, path, outcome.Verdict, outcome.Log);
            return null;
        }

        try
        {
            var manifest = JsonSerializer.Deserialize(json, ScoringJson.Default.PluginManifest);
            if (ManifestRules.FindBreach(manifest, Path.GetFileName(Path.GetDirectoryName(path)!)) is not { } breach)
            {
                using var stream = File.OpenRead(program);
                return new InstalledPlugin(manifest!, program, Convert.ToHexStringLower(SHA256.HashData(stream)), system);
            }

            Log.BadManifest(logger, path, "It " + breach);
        }
        catch (JsonException exception)
        {
            Log.BadManifest(logger, path, exception.Message);
        }

        return null;
    }

    /// <summary>With its libraries alone if it can be, with the whole system if not: some load more than they link.</summary>
    private async Task<(SandboxOutcome Outcome, string? System)> DescribeAsync(string program)
    {
        var system = await libraries.FindSystemAsync(program, CancellationToken.None);
        var outcome = await DescribeAsync(program, system);
        return system is null || outcome.Verdict == SandboxVerdict.Ok ? (outcome, system) : (await DescribeAsync(program, system: null), null);
    }

    private Task<SandboxOutcome> DescribeAsync(string program, string? system) => sandbox.RunAsync(
        new SandboxCommand
        {
            Arguments = [PluginRunner.InnerProgram, "describe"],
            Mounts = [new SandboxMount(program, PluginRunner.InnerProgram)],
            SystemFolder = system,
            StandardOutputFile = DescriptionFile,
        },
        CancellationToken.None);

    private static partial class Log
    {
        [LoggerMessage(3101, LogLevel.Error, "The plugin {Path} could not describe itself: {Verdict}: {Output}")]
        public static partial void NotDescribed(ILogger logger, string path, SandboxVerdict verdict, string output);

        [LoggerMessage(3103, LogLevel.Error, "The plugin {Path} describes itself in a way that is not understood: {Problem}")]
        public static partial void BadManifest(ILogger logger, string path, string problem);
    }
}
