namespace SharedTask.Worker.Sandbox;

/// <summary>Finds where this process may make control groups, by trying.</summary>
internal sealed class ControlGroups
{
    private const string Mount = "/sys/fs/cgroup";

    private readonly V1Roots? version1;
    private readonly string? version2;

    private ControlGroups(V1Roots? version1, string? version2) => (this.version1, this.version2) = (version1, version2);

    /// <summary>Where the three hierarchies of version 1 take our groups.</summary>
    internal sealed record V1Roots(string Memory, string Pids, string Cpu);

    /// <summary>The place for groups; <see langword="null"/> if this process may make none.</summary>
    public static ControlGroups? Find()
    {
        try
        {
            if (File.Exists(Path.Combine(Mount, "cgroup.controllers")))
            {
                return new ControlGroups(null, PrepareVersion2());
            }

            if (Directory.Exists(Path.Combine(Mount, "memory")) && Directory.Exists(Path.Combine(Mount, "pids")))
            {
                return new ControlGroups(new V1Roots(PrepareVersion1("memory"), PrepareVersion1("pids"), PrepareVersion1("cpuacct")), null);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Not ours to write.
        }

        return null;
    }

    public ControlGroup Create(SandboxLimits limits)
    {
        var name = ControlGroupNames.Make();
        return version2 is not null ? new ControlGroupV2(version2, name, limits) : new ControlGroupV1(version1!, name, limits);
    }

    /// <summary>The folder may be there by another user's worker: what counts is whether a group can be made in it.</summary>
    private static void TryMaking(string folder)
    {
        var attempt = Path.Combine(folder, ControlGroupNames.Make());
        Directory.CreateDirectory(attempt);
        Directory.Delete(attempt);
    }

    private static string PrepareVersion1(string controller)
    {
        var folder = Path.Combine(Mount, controller, "sharedtask");
        Directory.CreateDirectory(folder);
        TryMaking(folder);
        ControlGroupNames.Sweep(folder);
        return folder;
    }

    /// <summary>Below our own group: the worker moves to a leaf of it, because only a group without processes may hand out controllers.</summary>
    private static string PrepareVersion2()
    {
        var own = File.ReadLines("/proc/self/cgroup").First(line => line.StartsWith("0::", StringComparison.Ordinal))[3..];
        var root = Path.Combine(Mount, own.TrimStart('/'));
        if (root.TrimEnd('/') != Mount)
        {
            var supervisor = Path.Combine(root, "sup");
            Directory.CreateDirectory(supervisor);
            File.WriteAllText(Path.Combine(supervisor, "cgroup.procs"), "0");
        }

        File.WriteAllText(Path.Combine(root, "cgroup.subtree_control"), "+memory +pids +cpu");
        var runs = Path.Combine(root, "sharedtask");
        Directory.CreateDirectory(runs);
        TryMaking(runs);
        ControlGroupNames.Sweep(runs);
        File.WriteAllText(Path.Combine(runs, "cgroup.subtree_control"), "+memory +pids +cpu");
        return runs;
    }
}
