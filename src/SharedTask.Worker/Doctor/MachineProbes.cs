using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using SharedTask.Core.Storage;
using SharedTask.Worker.Plugins;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Doctor;

/// <summary>Looks at what the sandbox stands on.</summary>
internal sealed class MachineProbes(IServiceProvider services, IOptions<SandboxOptions> options, IOptions<PluginOptions> pluginOptions)
{
    private const long LittleSpace = 1L << 30;

    private const long FewFiles = 1024;

    private const string ModulesScript = """
        import sys, importlib.util
        from importlib import metadata
        names = {"numpy": "numpy", "scipy": "scipy", "sklearn": "scikit-learn", "pandas": "pandas"}
        missing = [name for module, name in names.items() if importlib.util.find_spec(module) is None]
        found = [name + " " + metadata.version(name) for name in names.values() if name not in missing]
        print(", ".join(["Python " + sys.version.split()[0]] + found + ["without " + name for name in missing]))
        sys.exit(1 if missing else 0)
        """;

    public async Task<List<ProbeResult>> RunAsync(ISandbox? sandbox, string missing, CancellationToken cancellationToken)
    {
        var starts = sandbox is not null;
        return
        [
            Kernel(),
            User(),
            await BubblewrapAsync(cancellationToken),
            UserNamespaces(starts),
            ProcessFolder(starts),
            ControlGroupPlace(),
            Seccomp(),
            Landlock(),
            Try("scratch", Scratch),
            Try("launcher", () => Good("launcher", NativeFiles.FindLauncher(options.Value.Launcher))),
            new ProbeResult("trial", false, starts ? ProbeState.Good : ProbeState.Bad, starts ? "/usr/bin/true" : missing),
            starts ? Try("plugins", Plugins) : new ProbeResult("plugins", false, ProbeState.Bad, "0"),
            await PythonAsync(sandbox, cancellationToken),
            Swap(),
            OpenFiles(),
        ];
    }

    private static ProbeResult Good(string key, string found) => new(key, false, ProbeState.Good, found);

    private static ProbeResult Judge(string key, bool isGood, ProbeState otherwise, string found) => new(key, false, isGood ? ProbeState.Good : otherwise, found);

    private static ProbeResult Try(string key, Func<ProbeResult> probe)
    {
        try
        {
            return probe();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ProbeResult(key, false, ProbeState.Bad, exception.Message);
        }
    }

    private static ProbeResult Kernel() => Judge(
        "kernel",
        RuntimeInformation.OSArchitecture is Architecture.X64 or Architecture.Arm64,
        ProbeState.Note,
        $"{MachineFiles.Read("/proc/sys/kernel/ostype")} {MachineFiles.Read("/proc/sys/kernel/osrelease")}, {RuntimeInformation.OSArchitecture}");

    private ProbeResult User()
    {
        var uid = MachineFiles.Field("/proc/self/status", "Uid:")?.Split('\t', StringSplitOptions.RemoveEmptyEntries)[1] ?? "?";
        return Good("user", Environment.IsPrivilegedProcess
            ? string.Create(CultureInfo.InvariantCulture, $"uid {uid}; sandboxes: uid {options.Value.FirstUserId} ...")
            : $"uid {uid}");
    }

    private async Task<ProbeResult> BubblewrapAsync(CancellationToken cancellationToken)
    {
        var path = options.Value.Bubblewrap;
        try
        {
            using var process = Process.Start(new ProcessStartInfo(path, "--version") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            var version = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return Judge("bubblewrap", process.ExitCode == 0, ProbeState.Bad, $"{version.Trim()}, {path}");
        }
        catch (Win32Exception)
        {
            return new ProbeResult("bubblewrap", false, ProbeState.Bad, path);
        }
    }

    private static ProbeResult UserNamespaces(bool starts)
    {
        (string Path, string Bad)[] switches =
        [
            ("/proc/sys/user/max_user_namespaces", "0"),
            ("/proc/sys/kernel/unprivileged_userns_clone", "0"),
            ("/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1"),
        ];
        var set = switches.Where(one => File.Exists(one.Path)).Select(one => (one.Path, one.Bad, Value: MachineFiles.Read(one.Path))).ToList();
        var found = string.Join(", ", set.Select(one => $"{Path.GetFileName(one.Path)} = {one.Value}"));
        return Judge("user-namespaces", starts || !set.Exists(one => one.Value == one.Bad), ProbeState.Bad, found);
    }

    /// <summary>A container hides parts of <c>/proc</c> below mounts; the kernel then lets nobody inside mount one that hides nothing.</summary>
    private static ProbeResult ProcessFolder(bool starts)
    {
        var hidden = MachineFiles.MountPoints().Where(point => point.StartsWith("/proc/", StringComparison.Ordinal) && !point.StartsWith("/proc/sys/fs/binfmt_misc", StringComparison.Ordinal)).ToList();
        return Judge("proc", starts || hidden.Count == 0, ProbeState.Bad, hidden.Count == 0 ? "/proc" : string.Join(", ", hidden));
    }

    private ProbeResult ControlGroupPlace()
    {
        if (options.Value.WithoutControlGroups)
        {
            return new ProbeResult("control-groups", false, ProbeState.Bad, "Sandbox:WithoutControlGroups = true");
        }

        var (groups, problem) = ControlGroups.Search();
        return groups is null ? new ProbeResult("control-groups", false, ProbeState.Bad, problem) : Good("control-groups", groups.Place);
    }

    private static ProbeResult Seccomp()
    {
        var actions = MachineFiles.Read("/proc/sys/kernel/seccomp/actions_avail");
        return Judge("seccomp", actions.Contains("errno", StringComparison.Ordinal), ProbeState.Bad, actions);
    }

    private static ProbeResult Landlock()
    {
        var modules = MachineFiles.Read("/sys/kernel/security/lsm");
        return Judge("landlock", modules.Contains("landlock", StringComparison.Ordinal), ProbeState.Note, modules.Length > 0 ? modules : "/sys/kernel/security/lsm –");
    }

    private ProbeResult Scratch()
    {
        var root = ((SandboxScratch)services.GetService(typeof(SandboxScratch))!).Root;
        var free = new DriveInfo(root).AvailableFreeSpace;
        return Judge("scratch", free >= LittleSpace, ProbeState.Note, $"{root}, {FileSize.Format(free)}");
    }

    private ProbeResult Plugins()
    {
        var folders = Directory.EnumerateDirectories(NativeFiles.FindPlugins(pluginOptions.Value.Folder)).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal).ToList();
        var described = ((PluginCatalog)services.GetService(typeof(PluginCatalog))!).List().Select(plugin => plugin.Id).ToList();
        var silent = folders.Except(described, StringComparer.Ordinal).ToList();
        return Judge(
            "plugins",
            described.Count > 0 && silent.Count == 0,
            described.Count == 0 ? ProbeState.Bad : ProbeState.Note,
            string.Join(", ", described) + (silent.Count > 0 ? $" / – {string.Join(", ", silent)}" : ""));
    }

    private static async Task<ProbeResult> PythonAsync(ISandbox? sandbox, CancellationToken cancellationToken)
    {
        if (sandbox is null || !File.Exists("/usr/bin/python3"))
        {
            return new ProbeResult("python", false, ProbeState.Note, "/usr/bin/python3 –");
        }

        var outcome = await sandbox.RunAsync(
            new SandboxCommand { Arguments = ["/usr/bin/python3", "-c", ModulesScript], Mounts = [], WorkingFolder = "/tmp" }, cancellationToken);
        return Judge("python", outcome.Verdict == SandboxVerdict.Ok, ProbeState.Note, outcome.Log.Trim());
    }

    /// <summary>Only version 1 of the control groups may be without an account of swap.</summary>
    private static ProbeResult Swap()
    {
        var hasSwap = MachineFiles.Read("/proc/swaps").Contains('\n', StringComparison.Ordinal);
        var counts = !Directory.Exists("/sys/fs/cgroup/memory") || File.Exists("/sys/fs/cgroup/memory/memory.memsw.limit_in_bytes");
        return Judge("swap", !hasSwap || counts, ProbeState.Note, MachineFiles.Field("/proc/meminfo", "SwapTotal:")?.Trim() ?? "0");
    }

    private static ProbeResult OpenFiles()
    {
        var limit = MachineFiles.Field("/proc/self/limits", "Max open files")?.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0] ?? "unlimited";
        return Judge("open-files", !long.TryParse(limit, CultureInfo.InvariantCulture, out var number) || number > FewFiles, ProbeState.Note, limit);
    }
}
