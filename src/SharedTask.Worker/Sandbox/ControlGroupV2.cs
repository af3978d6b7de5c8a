using System.Globalization;

namespace SharedTask.Worker.Sandbox;

/// <summary>A group in the unified hierarchy.</summary>
internal sealed class ControlGroupV2 : ControlGroup
{
    private readonly string folder;

    public ControlGroupV2(string root, string name, SandboxLimits limits)
    {
        folder = Path.Combine(root, name);
        Directory.CreateDirectory(folder);
        Write("memory.max", limits.MemoryBytes);
        Write("pids.max", limits.Processes);
        WriteIfThere("memory.swap.max", 0);
        WriteIfThere("memory.oom.group", 1);
    }

    public override IReadOnlyList<string> JoinFiles => [Path.Combine(folder, "cgroup.procs")];

    public override TimeSpan CpuTime => TimeSpan.FromMicroseconds(ReadValue(folder, "cpu.stat", "usage_usec"));

    public override long PeakMemoryBytes => File.Exists(Path.Combine(folder, "memory.peak"))
        ? long.Parse(Read(folder, "memory.peak"), CultureInfo.InvariantCulture)
        : 0;

    public override bool RanOutOfMemory => ReadValue(folder, "memory.events", "oom_kill") > 0;

    protected override IReadOnlyList<string> Folders => [folder];

    /// <summary>The kernel does it at once since Linux 5.14; before, one after the other.</summary>
    public override void Kill()
    {
        var kill = Path.Combine(folder, "cgroup.kill");
        if (!File.Exists(kill))
        {
            base.Kill();
            return;
        }

        File.WriteAllText(kill, "1");
    }

    private void Write(string file, long value) =>
        File.WriteAllText(Path.Combine(folder, file), value.ToString(CultureInfo.InvariantCulture));

    private void WriteIfThere(string file, long value)
    {
        if (File.Exists(Path.Combine(folder, file)))
        {
            Write(file, value);
        }
    }
}
