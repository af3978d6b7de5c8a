using SharedTask.Testing;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Tests.Sandbox;

/// <summary>What is written to and read from version 2, in a folder of plain files: few test machines have both versions.</summary>
public sealed class ControlGroupV2Tests : IAsyncLifetime
{
    private readonly TemporaryFolder root = new();
    private readonly ControlGroupV2 group;

    public ControlGroupV2Tests()
    {
        Directory.CreateDirectory(root.Of("run"));
        foreach (var file in new[] { "memory.swap.max", "memory.oom.group", "cgroup.kill" })
        {
            File.WriteAllText(root.Of("run", file), "");
        }

        group = new ControlGroupV2(root.Path, "run", new SandboxLimits { MemoryBytes = 1 << 20, Processes = 7 });
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        root.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Group_Made_IsLimited()
    {
        Read("memory.max").ShouldBe("1048576");
        Read("memory.swap.max").ShouldBe("0");
        Read("memory.oom.group").ShouldBe("1");
        Read("pids.max").ShouldBe("7");
        group.JoinFiles.ShouldBe([root.Of("run", "cgroup.procs")]);
    }

    [Fact]
    public void Group_Killed_IsKilledAtOnce()
    {
        group.Kill();

        Read("cgroup.kill").ShouldBe("1");
    }

    [Fact]
    public void Group_Measured_IsReadAsTheKernelWritesIt()
    {
        File.WriteAllText(root.Of("run", "cpu.stat"), "usage_usec 1500000\nuser_usec 1000000\nsystem_usec 500000\n");
        File.WriteAllText(root.Of("run", "memory.peak"), "4096\n");
        File.WriteAllText(root.Of("run", "memory.events"), "low 0\nhigh 0\nmax 3\noom 1\noom_kill 1\noom_group_kill 0\n");

        group.CpuTime.ShouldBe(TimeSpan.FromSeconds(1.5));
        group.PeakMemoryBytes.ShouldBe(4096);
        group.RanOutOfMemory.ShouldBeTrue();
    }

    [Fact]
    public void Group_ThatCameNearItsMemoryOnly_HasNotRunOut()
    {
        File.WriteAllText(root.Of("run", "memory.events"), "low 0\nhigh 0\nmax 3\noom 0\noom_kill 0\noom_group_kill 0\n");

        group.RanOutOfMemory.ShouldBeFalse();
    }

    private string Read(string file) => File.ReadAllText(root.Of("run", file));
}
