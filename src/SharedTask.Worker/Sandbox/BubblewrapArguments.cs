using System.Globalization;

namespace SharedTask.Worker.Sandbox;

/// <summary>Composes what bubblewrap is told.</summary>
internal static class BubblewrapArguments
{
    /// <summary>Where our init stands inside.</summary>
    public const string InnerLauncher = "/run/sandbox/init";

    /// <summary>The descriptor as which the launcher opens the filter.</summary>
    private const string FilterDescriptor = "3";

    /// <summary>With less, .NET does not even start, and says nothing.</summary>
    private const long LeastHeapBytes = 16L * 1024 * 1024;

    private static readonly (string Target, string Link)[] UsrLinks = [("usr/bin", "/bin"), ("usr/sbin", "/sbin"), ("usr/lib", "/lib"), ("usr/lib64", "/lib64")];

    /// <summary>What a program finds in its environment, apart from what its own command adds.</summary>
    public static IEnumerable<string> EnvironmentNames => Environment(new SandboxCommand { Arguments = [], Mounts = [] }).Keys;

    public static List<string> For(SandboxCommand command, string launcher, bool hasControlGroup, SandboxMechanisms mechanisms)
    {
        // What a program writes stays in memory that its control group counts. Afterwards nothing else may be written: the root that
        // bubblewrap makes, and /dev, are otherwise writable and without a limit.
        List<string> arguments =
        [
            .. Namespaces(mechanisms),
            .. System(command, mechanisms),
            "--proc", "/proc", "--dev", "/dev",
            .. Writable("/dev/shm", command.Limits.ScratchBytes),
            .. Writable("/tmp", command.Limits.ScratchBytes),
            "--ro-bind", launcher, InnerLauncher,
            .. command.ScratchFolder is { } scratch ? Writable(scratch, command.Limits.ScratchBytes) : [],
            .. command.Mounts.SelectMany((mount, i) => mount.IsCopy
                ? (string[])["--ro-bind", mount.HostPath, Original(i), "--dir", mount.InnerPath]
                : ["--ro-bind", mount.HostPath, mount.InnerPath]),
            .. Writable(command.OutputFolder, command.Limits.OutputBytes),
        ];
        if (mechanisms.ReadOnlyRoot)
        {
            arguments.AddRange(["--remount-ro", "/dev", "--remount-ro", "/"]);
        }

        if (mechanisms.Filter)
        {
            // Bubblewrap puts it on last of all, on itself, before it becomes init: nothing inside ever runs without.
            arguments.AddRange(["--seccomp", FilterDescriptor]);
        }

        foreach (var (name, value) in Environment(command))
        {
            arguments.AddRange(["--setenv", name, value]);
        }

        return [.. arguments, "--chdir", command.WorkingFolder, "--", .. command.Root is null ? [] : RootFileSystem.Loader, InnerLauncher, .. Init(command, hasControlGroup, mechanisms), "--", .. command.Arguments];

        IEnumerable<string> Writable(string folder, long bytes) =>
            [.. mechanisms.SizedFolders ? (string[])["--size", Text(bytes)] : [], "--tmpfs", folder];
    }

    private static IEnumerable<string> Namespaces(SandboxMechanisms mechanisms)
    {
        List<string> arguments = ["--unshare-user", "--disable-userns", "--unshare-pid", "--unshare-uts", "--unshare-cgroup"];
        if (mechanisms.OwnNetwork)
        {
            arguments.Add("--unshare-net");
        }

        if (mechanisms.OwnSharedMemory)
        {
            arguments.Add("--unshare-ipc");
        }

        if (mechanisms.InitIsProcessOne)
        {
            arguments.Add("--as-pid-1");
        }

        return [.. arguments, "--uid", "65534", "--gid", "65534", "--hostname", "sandbox", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv"];
    }

    private static IEnumerable<string> System(SandboxCommand command, SandboxMechanisms mechanisms) =>
        command.Root is { } root ? RootFileSystem.Arguments(root)
        : command.SystemFolder is { } system ? FoldersOf(system)
        : WholeSystem(mechanisms.SiteFolder);

    private static IEnumerable<string> FoldersOf(string system) =>
        Directory.GetDirectories(system).SelectMany(folder => (string[])["--ro-bind", folder, "/" + Path.GetFileName(folder)]);

    private static IEnumerable<string> WholeSystem(string siteFolder) =>
    [
        "--ro-bind", "/usr", "/usr",
        .. siteFolder.StartsWith("/usr/", StringComparison.Ordinal) ? (string[])["--tmpfs", siteFolder, "--remount-ro", siteFolder] : [],
        "--ro-bind-try", "/etc/alternatives", "/etc/alternatives",
        "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache",
        .. UsrLinks.Where(link => Directory.Exists(link.Link)).SelectMany(link => (string[])["--symlink", link.Target, link.Link]),
    ];

    private static List<string> Init(SandboxCommand command, bool hasControlGroup, SandboxMechanisms mechanisms)
    {
        var limits = command.Limits;
        List<string> arguments =
        [
            "init", .. command.Mounts.SelectMany((mount, i) => mount.IsCopy ? (string[])["--copy", $"{Original(i)}={mount.InnerPath}"] : []),
            "--out", command.OutputFolder, "--files", Text(limits.OutputFiles), "--bytes", Text(limits.OutputBytes),
            "--processes", Text(limits.Processes),
        ];
        if (!hasControlGroup)
        {
            arguments.AddRange(["--data", Text(limits.MemoryBytes)]);
        }

        if (!mechanisms.InitIsClosed)
        {
            arguments.AddRange(["--dumpable", "1"]);
        }

        return command.StandardOutputFile is { } file ? [.. arguments, "--stdout", $"{command.OutputFolder}/{file}"] : arguments;
    }

    /// <summary>Where init finds what it is to copy.</summary>
    private static string Original(int mount) => $"/run/sandbox/copies/{Text(mount)}";

    private static Dictionary<string, string> Environment(SandboxCommand command) => new(command.Environment, StringComparer.Ordinal)
    {
        ["PATH"] = command.Root is null ? "/usr/bin:/bin" : RootFileSystem.SearchPath,
        ["HOME"] = "/tmp",
        ["LANG"] = "C.UTF-8",
        ["OMP_NUM_THREADS"] = "1",
        ["OPENBLAS_NUM_THREADS"] = "1",
        ["PYTHONDONTWRITEBYTECODE"] = "1",
        [command.ImportsBesideScript ? "PYTHONNOUSERSITE" : "PYTHONSAFEPATH"] = "1",
        // .NET reserves by the machine's memory unless told; three quarters leave room for what is not its heap. Our own init is told the same.
        ["DOTNET_GCHeapHardLimit"] = Math.Max(command.Limits.MemoryBytes / 4 * 3, LeastHeapBytes).ToString("x", CultureInfo.InvariantCulture),
        ["DOTNET_EnableDiagnostics"] = "0",
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
