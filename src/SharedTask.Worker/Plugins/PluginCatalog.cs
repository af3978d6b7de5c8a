using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SharedTask.Core.Competitions;
using SharedTask.Scoring.Contract;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Plugins;

/// <summary>
/// The plugins of this installation: the executable in each <c>&lt;folder&gt;/&lt;id&gt;/</c> that describes itself when asked. It is asked again when
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
    private volatile IReadOnlyList<PluginFault> faults = [];
    private volatile IReadOnlyList<string> undecided = [];
    private long lookedAt;

    public PluginCatalog(
        ISandbox sandbox, NativeLibraries libraries, SandboxScratch scratch, IOptions<PluginOptions> options, TimeProvider time, ILogger<PluginCatalog> logger)
    {
        describer = new PluginDescriber(sandbox, libraries, scratch, logger);
        (this.options, this.time) = (options.Value, time);
    }

    /// <summary>What is known of a folder.</summary>
    /// <param name="Stamp">Its program as it was when it was asked.</param>
    /// <param name="Plugin">What it last described well.</param>
    /// <param name="Fault">Why there is nothing newer.</param>
    /// <param name="MayPass">Whether the machine may be the reason: it had no room or no time for it.</param>
    /// <param name="Failures">How often it has failed since.</param>
    /// <param name="AskedAt">When it was asked last.</param>
    private sealed record Entry((string Path, long Length, DateTime Written) Stamp, InstalledPlugin? Plugin, string? Fault, bool MayPass, int Failures, long AskedAt);

    public IReadOnlyList<PluginManifest> List() => [.. Installed().Select(plugin => plugin.Manifest)];

    /// <summary>The folders that have nothing to offer, or not what lies there now.</summary>
    public IReadOnlyList<PluginFault> Faults()
    {
        _ = Installed();
        return faults;
    }

    /// <summary>Whether a plugin lies in its folder that could not be asked what it is, because the machine had no room or no time for it.</summary>
    public bool IsUndecided(string pluginId) => undecided.Contains(pluginId, StringComparer.Ordinal);

    internal static InvalidOperationException NotAskedYet(string pluginId) => new($"The plugin \"{pluginId}\" could not be asked yet what it is; it is asked again.");

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
        var folders = Directory.EnumerateDirectories(NativeFiles.FindPlugins(options.Folder)).Order(StringComparer.Ordinal).ToList();
        foreach (var gone in entries.Keys.Except(folders, StringComparer.Ordinal).ToList())
        {
            entries.Remove(gone);
        }

        folders.ForEach(folder => entries[folder] = Ask(folder, entries.GetValueOrDefault(folder)));
        faults = [.. folders.Where(folder => entries[folder].Fault is not null).Select(folder => new PluginFault(Path.GetFileName(folder), entries[folder].Fault!))];
        undecided = [.. folders.Where(folder => entries[folder] is { Plugin: null, MayPass: true }).Select(folder => Path.GetFileName(folder))];
        var found = folders.Select(folder => entries[folder].Plugin).OfType<InstalledPlugin>().ToList();
        Volatile.Write(ref lookedAt, time.GetTimestamp());
        return found;
    }

    private Entry Ask(string folder, Entry? before)
    {
        (string Path, long Length, DateTime Written) stamp;
        try
        {
            if (FindProgram(folder) is not { } path)
            {
                return new Entry(default, null, $"No file in {folder} may be executed. Allow it: chmod +x {Path.Combine(folder, Path.GetFileName(folder))}", MayPass: false, 0, 0);
            }

            using var file = File.OpenRead(path);
            stamp = (path, file.Length, File.GetLastWriteTimeUtc(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody is just putting another version there, or the site's user may not read it: the others are offered all the same.
            return (before ?? new Entry(default, null, null, MayPass: false, 0, 0)) with { Stamp = default, Fault = $"It cannot be read: {exception.Message}" };
        }

        if (before is not null && before.Stamp == stamp && !IsDue(before))
        {
            return before;
        }

        // Where the machine has no room for its copy, no plugin is at fault.
        var (plugin, fault, mayPass) = describer.Describe(stamp.Path);
        var failures = fault is null ? 0 : before is not null && before.Stamp == stamp ? before.Failures + 1 : 1;
        return new Entry(stamp, plugin ?? before?.Plugin, fault, mayPass, failures, time.GetTimestamp());
    }

    /// <summary>Whether to ask again although the file is the same: it failed a while ago, or machines that sweep their temporary folders took its copy.</summary>
    private bool IsDue(Entry entry) => entry.Failures > 0
        ? time.GetElapsedTime(entry.AskedAt) >= TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(entry.Failures - 1, 10)))
        : !File.Exists(entry.Plugin!.Program) || (entry.Plugin.System is { } system && !Directory.Exists(system));

    /// <summary>The file that is named like its folder; without one, the first that may be executed.</summary>
    private static string? FindProgram(string folder) => Directory.EnumerateFiles(folder)
        .OrderByDescending(file => string.Equals(Path.GetFileName(file), Path.GetFileName(folder), StringComparison.Ordinal))
        .ThenBy(file => file, StringComparer.Ordinal)
        .FirstOrDefault(file => File.GetUnixFileMode(file).HasFlag(UnixFileMode.UserExecute));
}
