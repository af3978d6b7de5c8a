using System.Globalization;

namespace SharedTask.Worker.Sandbox;

/// <summary>Composes what bubblewrap is told.</summary>
internal static class BubblewrapArguments
{
    private const string InnerLauncher = "/run/sandbox/init";

    private static readonly (string Target, string Link)[] UsrLinks = [("usr/bin", "/bin"), ("usr/sbin", "/sbin"), ("usr/lib", "/lib"), ("usr/lib64", "/lib64")];

    public static List<string> For(SandboxCommand command, string launcher, bool hasControlGroup)
    {
        var limits = command.Limits;
        List<string> arguments =
        [
            "--unshare-user", "--disable-userns", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup",
            "--uid", "65534", "--gid", "65534", "--hostname", "sandbox",
            "--die-with-parent", "--new-session", "--as-pid-1", "--cap-drop", "ALL", "--clearenv",
            "--ro-bind", "/usr", "/usr",
            "--ro-bind-try", "/etc/alternatives", "/etc/alternatives",
            "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache",
            "--proc", "/proc", "--dev", "/dev",
            "--size", Bytes(limits.ScratchBytes), "--tmpfs", "/dev/shm",
            "--size", Bytes(limits.ScratchBytes), "--tmpfs", "/tmp",
            "--ro-bind", launcher, InnerLauncher,
        ];
        foreach (var (target, link) in UsrLinks)
        {
            if (Directory.Exists(link))
            {
                arguments.AddRange(["--symlink", target, link]);
            }
        }

        foreach (var mount in command.Mounts)
        {
            arguments.AddRange(["--ro-bind", mount.HostPath, mount.InnerPath]);
        }

        // What a program writes stays in memory that its control group counts. Afterwards nothing else may be written: the root that
        // bubblewrap makes, and /dev, are otherwise writable and without a limit.
        arguments.AddRange(["--size", Bytes(limits.OutputBytes), "--tmpfs", command.OutputFolder, "--remount-ro", "/dev", "--remount-ro", "/"]);
        foreach (var (name, value) in Environment(command))
        {
            arguments.AddRange(["--setenv", name, value]);
        }

        arguments.AddRange(["--chdir", command.WorkingFolder, "--", InnerLauncher, "init",
            "--out", command.OutputFolder, "--files", limits.OutputFiles.ToString(CultureInfo.InvariantCulture), "--bytes", Bytes(limits.OutputBytes),
            "--processes", limits.Processes.ToString(CultureInfo.InvariantCulture)]);
        if (!hasControlGroup)
        {
            arguments.AddRange(["--data", Bytes(limits.MemoryBytes)]);
        }

        if (command.StandardOutputFile is { } file)
        {
            arguments.AddRange(["--stdout", $"{command.OutputFolder}/{file}"]);
        }

        return [.. arguments, "--", .. command.Arguments];
    }

    private static Dictionary<string, string> Environment(SandboxCommand command) => new(command.Environment, StringComparer.Ordinal)
    {
        ["PATH"] = "/usr/bin:/bin",
        ["HOME"] = "/tmp",
        ["LANG"] = "C.UTF-8",
        ["OMP_NUM_THREADS"] = "1",
        ["OPENBLAS_NUM_THREADS"] = "1",
        ["PYTHONDONTWRITEBYTECODE"] = "1",
        ["PYTHONSAFEPATH"] = "1",
        // .NET reserves by the machine's memory unless told; three quarters leave room for what is not its heap.
        ["DOTNET_GCHeapHardLimit"] = (command.Limits.MemoryBytes / 4 * 3).ToString("x", CultureInfo.InvariantCulture),
        ["DOTNET_EnableDiagnostics"] = "0",
    };

    private static string Bytes(long bytes) => bytes.ToString(CultureInfo.InvariantCulture);
}
