using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SharedTask.Core.Competitions;
using SharedTask.Scoring.Contract;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Plugins;

/// <summary>The plugins of this installation: each executable in <c>&lt;folder&gt;/&lt;id&gt;/</c> that describes itself when asked.</summary>
public sealed partial class PluginCatalog(
    ISandbox sandbox, NativeLibraries libraries, SandboxScratch scratch, IOptions<PluginOptions> options, ILogger<PluginCatalog> logger) : IPluginLibrary
{
    private const string DescriptionFile = "describe.json";

    private readonly Lock discovery = new();
    private IReadOnlyList<InstalledPlugin>? plugins;

    public IReadOnlyList<PluginManifest> List() => [.. Installed().Select(plugin => plugin.Manifest)];

    public PluginManifest? Find(string pluginId) => FindInstalled(pluginId)?.Manifest;

    public InstalledPlugin? FindInstalled(string pluginId) =>
        Installed().FirstOrDefault(plugin => string.Equals(plugin.Manifest.Id, pluginId, StringComparison.Ordinal));

    private IReadOnlyList<InstalledPlugin> Installed()
    {
        if (plugins is { } known)
        {
            return known;
        }

        lock (discovery)
        {
            return plugins ??= [.. Directory.EnumerateDirectories(NativeFiles.FindPlugins(options.Value.Folder))
                .Order(StringComparer.Ordinal)
                .Select(FindProgram)
                .OfType<string>()
                .Select(Describe)
                .OfType<InstalledPlugin>()];
        }
    }

    /// <summary>A plugin's folder holds one executable file.</summary>
    private static string? FindProgram(string folder) => Directory.EnumerateFiles(folder)
        .Order(StringComparer.Ordinal)
        .FirstOrDefault(file => File.GetUnixFileMode(file).HasFlag(UnixFileMode.UserExecute));

    private InstalledPlugin? Describe(string path)
    {
        var program = scratch.CopyProgram(path);
        using var stream = File.OpenRead(program);
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
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
                return new InstalledPlugin(manifest!, program, hash, system);
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
