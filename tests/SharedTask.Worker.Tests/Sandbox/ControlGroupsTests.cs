using SharedTask.Testing;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Tests.Sandbox;

/// <summary>The unified hierarchy as systemd hands it to a service, on ordinary folders: machines of tests often mount version 1.</summary>
public sealed class ControlGroupsTests : IDisposable
{
    private const string Service = "system.slice/sharedtask.service";

    private readonly TemporaryFolder mount = new();

    public void Dispose() => mount.Dispose();

    [Fact]
    public void Service_WithADelegatedGroup_MovesIntoALeafAndHandsOutControllers()
    {
        Offer("cpu memory pids\n");

        var (groups, problem) = ControlGroups.Search(mount.Path, Membership(Service));

        groups.ShouldNotBeNull(problem);
        groups.Place.ShouldBe($"cgroup v2: {mount.Of(Service)}/sharedtask");
        Read("sup/cgroup.procs").ShouldBe("0");
        Read("cgroup.subtree_control").ShouldBe("+memory +pids +cpu");
        Read("sharedtask/cgroup.subtree_control").ShouldBe("+memory +pids +cpu");
        Directory.GetDirectories(mount.Of(Service + "/sharedtask")).ShouldBeEmpty("the attempt is removed");
    }

    [Fact]
    public void Service_ThatHasMovedAlready_StaysInItsLeaf()
    {
        Offer("cpu memory pids\n");
        ControlGroups.Search(mount.Path, Membership(Service));

        var (groups, problem) = ControlGroups.Search(mount.Path, Membership(Service + "/sup"));

        groups.ShouldNotBeNull(problem).Place.ShouldBe($"cgroup v2: {mount.Of(Service)}/sharedtask");
        Directory.Exists(mount.Of(Service + "/sup/sup")).ShouldBeFalse();
    }

    [Fact]
    public void Service_WithoutTheControllers_SaysWhichAreMissing()
    {
        Offer("cpu pids\n");

        var (groups, problem) = ControlGroups.Search(mount.Path, Membership(Service));

        groups.ShouldBeNull();
        problem.ShouldContain("memory");
        problem.ShouldContain(Service);
        Directory.Exists(mount.Of(Service + "/sup")).ShouldBeFalse("nothing is moved in vain");
    }

    [Fact]
    public void Group_OfARun_CarriesItsLimits()
    {
        Offer("memory pids\n");
        var (groups, _) = ControlGroups.Search(mount.Path, Membership(Service));

        groups.ShouldNotBeNull().Create(new SandboxLimits { MemoryBytes = 123 << 20, Processes = 17 }, userId: 0);

        var group = Directory.GetDirectories(mount.Of(Service + "/sharedtask")).ShouldHaveSingleItem();
        File.ReadAllText(Path.Combine(group, "memory.max")).ShouldBe("128974848");
        File.ReadAllText(Path.Combine(group, "pids.max")).ShouldBe("17");
        Read("cgroup.subtree_control").ShouldBe("+memory +pids");
    }

    private string Membership(string group)
    {
        var file = mount.Of("membership");
        File.WriteAllText(file, $"0::/{group}\n");
        return file;
    }

    private void Offer(string controllers)
    {
        Directory.CreateDirectory(mount.Of(Service));
        File.WriteAllText(mount.Of("cgroup.controllers"), "cpuset cpu io memory pids\n");
        File.WriteAllText(mount.Of(Service + "/cgroup.controllers"), controllers);
        File.WriteAllText(mount.Of(Service + "/cgroup.type"), "domain\n");
    }

    private string Read(string file) => File.ReadAllText(mount.Of($"{Service}/{file}"));
}
