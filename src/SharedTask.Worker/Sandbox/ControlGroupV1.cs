using System.Globalization;

namespace SharedTask.Worker.Sandbox;

/// <summary>A group in the separate hierarchies of version 1, as machines have it that mount both versions.</summary>
internal sealed class ControlGroupV1 : ControlGroup
{
    private readonly string memory;
    private readonly string pids;
    private readonly string cpu;

    public ControlGroupV1(ControlGroups.V1Roots roots, string name, SandboxLimits limits)
    {
        memory = Path.Combine(roots.Memory, name);
        pids = Path.Combine(roots.Pids, name);
        cpu = Path.Combine(roots.Cpu, name);
        Folders = [memory, pids, cpu];
        foreach (var folder in Folders)
        {
            Directory.CreateDirectory(folder);
        }

        var bytes = limits.MemoryBytes.ToString(CultureInfo.InvariantCulture);
        File.WriteAllText(Path.Combine(memory, "memory.limit_in_bytes"), bytes);
        // Here swap space and the buffers of sockets are counted for themselves, and only where they have a limit.
        WriteIfThere("memory.memsw.limit_in_bytes", bytes);
        WriteIfThere("memory.kmem.tcp.limit_in_bytes", bytes);
        File.WriteAllText(Path.Combine(pids, "pids.max"), limits.Processes.ToString(CultureInfo.InvariantCulture));
    }

    // "tasks" moves the writing thread alone, which is the one that becomes bubblewrap. "cgroup.procs" moves the process, for which the
    // kernel waits until every processor has passed a quiet state: 10 to 30 ms.
    public override IReadOnlyList<string> JoinFiles => [.. Folders.Select(folder => Path.Combine(folder, "tasks"))];

    public override TimeSpan CpuTime =>
        TimeSpan.FromMicroseconds(long.Parse(Read(cpu, "cpuacct.usage"), CultureInfo.InvariantCulture) / 1000d);

    public override long PeakMemoryBytes => long.Parse(Read(memory, "memory.max_usage_in_bytes"), CultureInfo.InvariantCulture);

    public override bool RanOutOfMemory => ReadValue(memory, "memory.oom_control", "oom_kill") > 0;

    protected override IReadOnlyList<string> Folders { get; }

    private void WriteIfThere(string file, string value)
    {
        var path = Path.Combine(memory, file);
        if (File.Exists(path))
        {
            File.WriteAllText(path, value);
        }
    }
}
