namespace SharedTask.Worker.Sandbox;

/// <summary>Finds where this process may make control groups, by trying.</summary>
internal sealed class ControlGroups
{
    private const string Supervisor = "sup";

    /// <summary>A quarter of the usual weight: where processors are short, those who look at the site come before those whose runs are scored.</summary>
    private const string Weight = "25";

    private const string SharesOfVersion1 = "256";

    /// <summary>Without these nothing can be limited; the one of the processor is taken along where it is.</summary>
    private static readonly string[] Needed = ["memory", "pids"];

    private readonly V1Roots? version1;
    private readonly string? version2;

    private ControlGroups(V1Roots? version1, string? version2) => (this.version1, this.version2) = (version1, version2);

    /// <summary>Where the three hierarchies of version 1 take our groups.</summary>
    internal sealed record V1Roots(string Memory, string Pids, string Cpu);

    /// <summary>The folders that hold the groups of programs.</summary>
    public IReadOnlyList<string> Folders => version2 is not null ? [version2] : [version1!.Memory, version1.Pids, version1.Cpu];

    /// <summary>Where groups are made, for people who look after the machine.</summary>
    public string Place => $"cgroup v{(version2 is not null ? 2 : 1)}: {string.Join(", ", Folders)}";

    /// <summary>The place for groups; <see langword="null"/> if this process may make none.</summary>
    public static ControlGroups? Find() => Search().Groups;

    /// <summary>The place for groups, or why there is none.</summary>
    /// <param name="mount">Where control groups are mounted.</param>
    /// <param name="membership">The file that names the group of this process.</param>
    public static (ControlGroups? Groups, string Problem) Search(string mount = "/sys/fs/cgroup", string membership = "/proc/self/cgroup")
    {
        try
        {
            if (File.Exists(Path.Combine(mount, "cgroup.controllers")))
            {
                return PrepareVersion2(mount, membership);
            }

            return Directory.Exists(Path.Combine(mount, "memory")) && Directory.Exists(Path.Combine(mount, "pids"))
                ? (new ControlGroups(new V1Roots(PrepareVersion1(mount, "memory"), PrepareVersion1(mount, "pids"), PrepareVersion1(mount, "cpuacct")), null), "")
                : (null, $"{mount}: –");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Not ours to write.
            return (null, exception.Message);
        }
    }

    public ControlGroup Create(SandboxLimits limits, int userId)
    {
        var name = ControlGroupNames.Make(userId);
        return version2 is not null ? new ControlGroupV2(version2, name, limits) : new ControlGroupV1(version1!, name, limits);
    }

    /// <summary>The folder may be there by another user's worker: what counts is whether a group can be made in it.</summary>
    private static void TryMaking(string folder)
    {
        var attempt = Path.Combine(folder, ControlGroupNames.Make(userId: 0));
        Directory.CreateDirectory(attempt);
        Directory.Delete(attempt);
    }

    private static string PrepareVersion1(string mount, string controller)
    {
        var folder = Path.Combine(mount, controller, "sharedtask");
        Directory.CreateDirectory(folder);
        TryMaking(folder);
        ControlGroupNames.Sweep(folder);
        // Most machines count processor time where they also share it out.
        WriteIfThere(Path.Combine(folder, "cpu.shares"), SharesOfVersion1);
        return folder;
    }

    /// <summary>Below our own group: the worker moves to a leaf of it, because only a group without processes may hand out controllers.</summary>
    private static (ControlGroups? Groups, string Problem) PrepareVersion2(string mount, string membership)
    {
        var root = Path.Combine(mount, OwnGroup(membership).TrimStart('/'));
        var offered = File.ReadAllText(Path.Combine(root, "cgroup.controllers")).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (Needed.Except(offered, StringComparer.Ordinal).ToList() is { Count: > 0 } missing)
        {
            return (null, $"{root}/cgroup.controllers: – {string.Join(", ", missing)}");
        }

        // The machine's own root, which alone has no type, may have both.
        if (File.Exists(Path.Combine(root, "cgroup.type")))
        {
            var supervisor = Path.Combine(root, Supervisor);
            Directory.CreateDirectory(supervisor);
            File.WriteAllText(Path.Combine(supervisor, "cgroup.procs"), "0");
        }

        var enabled = string.Join(' ', Needed.Append("cpu").Where(controller => offered.Contains(controller, StringComparer.Ordinal)).Select(controller => "+" + controller));
        File.WriteAllText(Path.Combine(root, "cgroup.subtree_control"), enabled);
        var runs = Path.Combine(root, "sharedtask");
        Directory.CreateDirectory(runs);
        TryMaking(runs);
        ControlGroupNames.Sweep(runs);
        WriteIfThere(Path.Combine(runs, "cpu.weight"), Weight);
        File.WriteAllText(Path.Combine(runs, "cgroup.subtree_control"), enabled);
        return (new ControlGroups(null, runs), "");
    }

    /// <summary>The group that was given to this process, even if it has moved to its leaf already.</summary>
    private static string OwnGroup(string membership)
    {
        var own = File.ReadLines(membership).First(line => line.StartsWith("0::", StringComparison.Ordinal))[3..];
        return own.EndsWith("/" + Supervisor, StringComparison.Ordinal) ? own[..^(Supervisor.Length + 1)] : own;
    }

    private static void WriteIfThere(string file, string value)
    {
        if (File.Exists(file))
        {
            File.WriteAllText(file, value);
        }
    }
}
