using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SharedTask.Core.Competitions;
using SharedTask.Scoring.Contract;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Plugins;

/// <summary>
/// The plugins of this installation: each executable in <c>&lt;folder&gt;/&lt;id&gt;/</c> that describes itself when asked. It is asked again when
/// its file changes, and later if it failed; until a changed one has described itself, the one before stays.
/// </summary>
public sealed class PluginCatalog : IPluginLibrary
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private readonly PluginDescriber describer;
    private readonly PluginOptions options;
    private readonly TimeProvider time;
    private readonly Lock looking = new();
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private volatile IReadOnlyList<InstalledPlugin>? plugins;
    private long lookedAt;

    public PluginCatalog(
        ISandbox sandbox, NativeLibraries libraries, SandboxScratch scratch, IOptions<PluginOptions> options, TimeProvider time, ILogger<PluginCatalog> logger)
    {
        describer = new PluginDescriber(sandbox, libraries, scratch, logger);
        (this.options, this.time) = (options.Value, time);
    }

    /// <summary>What is known of a program.</summary>
    /// <param name="Stamp">The file as it was when it was asked.</param>
    /// <param name="Plugin">What it last described well.</param>
    /// <param name="Failures">How often it has failed since.</param>
    /// <param name="AskedAt">When it was asked last.</param>
    private sealed record Entry((long Length, DateTime Written) Stamp, InstalledPlugin? Plugin, int Failures, long AskedAt);

    public IReadOnlyList<PluginManifest> List() => [.. Installed().Select(plugin => plugin.Manifest)];

    public PluginManifest? Find(string pluginId) => FindInstalled(pluginId)?.Manifest;

    public InstalledPlugin? FindInstalled(string pluginId) =>
        Installed().FirstOrDefault(plugin => string.Equals(plugin.Manifest.Id, pluginId, StringComparison.Ordinal));

    private IReadOnlyList<InstalledPlugin> Installed()
    {
        if (plugins is { } known)
        {
            // Whoever finds another one looking takes what was known before.
            if (time.GetElapsedTime(Volatile.Read(ref lookedAt)) < LookEvery || !looking.TryEnter())
            {
                return known;
            }
        }
        else
        {
            looking.Enter();
        }

        try
        {
            return plugins is { } found && time.GetElapsedTime(lookedAt) < LookEvery ? found : plugins = Look();
        }
        catch (Exception exception) when (plugins is not null && exception is IOException or UnauthorizedAccessException)
        {
            // Somebody is just putting another version there.
            return plugins!;
        }
        finally
        {
            looking.Exit();
        }
    }

    private List<InstalledPlugin> Look()
    {
        var programs = Directory.EnumerateDirectories(NativeFiles.FindPlugins(options.Folder)).Order(StringComparer.Ordinal).Select(FindProgram).OfType<string>().ToList();
        foreach (var gone in entries.Keys.Except(programs, StringComparer.Ordinal).ToList())
        {
            entries.Remove(gone);
        }

        var found = programs.Select(Ask).OfType<InstalledPlugin>().ToList();
        Volatile.Write(ref lookedAt, time.GetTimestamp());
        return found;
    }

    private InstalledPlugin? Ask(string path)
    {
        var file = new FileInfo(path);
        var stamp = (file.Length, file.LastWriteTimeUtc);
        var before = entries.GetValueOrDefault(path);
        if (before is not null && before.Stamp == stamp && !IsDue(before))
        {
            return before.Plugin;
        }

        var plugin = describer.Describe(path);
        var failures = plugin is not null ? 0 : before is not null && before.Stamp == stamp ? before.Failures + 1 : 1;
        return (entries[path] = new Entry(stamp, plugin ?? before?.Plugin, failures, time.GetTimestamp())).Plugin;
    }

    /// <summary>Whether to ask again although the file is the same: it failed a while ago, or machines that sweep their temporary folders took its copy.</summary>
    private bool IsDue(Entry entry) => entry.Failures > 0
        ? time.GetElapsedTime(entry.AskedAt) >= TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(entry.Failures - 1, 10)))
        : !File.Exists(entry.Plugin!.Program) || (entry.Plugin.System is { } system && !Directory.Exists(system));

    /// <summary>A plugin's folder holds one executable file.</summary>
    private static string? FindProgram(string folder) => Directory.EnumerateFiles(folder)
        .Order(StringComparer.Ordinal)
        .FirstOrDefault(file => File.GetUnixFileMode(file).HasFlag(UnixFileMode.UserExecute));
}
