using System.Diagnostics;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Tests.Sandbox.Corpus;

/// <summary>No part of the sandbox is decoration: without it, an attack that is contained otherwise ends differently.</summary>
[Collection(CorpusFixture.Name)]
public sealed class MechanismTests(CorpusFixture corpus)
{
    private static readonly SandboxMechanisms All = SandboxMechanisms.All;

    private static readonly Dictionary<string, SandboxMechanisms> Without = new(StringComparer.Ordinal)
    {
        ["filter"] = All with { Filter = false },
        ["control group"] = All with { ControlGroup = false },
        ["init as process 1"] = All with { InitIsProcessOne = false },
        ["closed init"] = All with { InitIsClosed = false },
        // The filter would be opened as another descriptor than the third.
        ["closed descriptors"] = All with { ClosedDescriptors = false, Filter = false },
        ["own network"] = All with { OwnNetwork = false },
        ["own shared memory"] = All with { OwnSharedMemory = false },
        ["read-only root"] = All with { ReadOnlyRoot = false },
        ["sized folders"] = All with { SizedFolders = false },
        ["watch"] = All with { Watch = false },
    };

    [Theory]
    [InlineData("filter", "family 40 1")]
    [InlineData("filter", "family 16 3")]
    [InlineData("filter", "ring")]
    [InlineData("filter", "trace-child")]
    [InlineData("filter", "int-80")]
    [InlineData("filter", "watch")]
    [InlineData("filter", "lock-file /usr/bin/env")]
    [InlineData("filter", "limit-init")]
    [InlineData("filter", "huge-pages")]
    [InlineData("filter", "lease")]
    [InlineData("control group", "memfd")]
    [InlineData("init as process 1", "write-init")]
    [InlineData("init as process 1", "forge")]
    [InlineData("closed init", "forge")]
    [InlineData("closed init", "write-init")]
    [InlineData("closed descriptors", "read-descriptors")]
    [InlineData("own network", "internet tcp 127.0.0.1 {tcp}")]
    [InlineData("own network", "local @{abstract}")]
    [InlineData("read-only root", "write-system")]
    [InlineData("sized folders", "fill-folder /dev/shm")]
    [InlineData("watch", "sleep")]
    public async Task Attack_WithoutAMechanism_IsNotContained(string mechanism, string name)
    {
        // Of a worker that is root the pipes belong to root, and are closed to the other user in any case.
        Assert.SkipWhen(name == "forge" && Environment.IsPrivilegedProcess, "Only a worker that is not root has pipes of the sandbox's own user.");
        var attack = Attacks.Get(name);
        using var sandbox = corpus.With(Without[mechanism]);

        var outcome = await corpus.RunAsync(attack, sandbox);

        attack.FindFault(outcome).ShouldNotBeNull();
    }

    [Fact]
    public async Task Residue_WithoutSharedMemoryOfItsOwn_IsFound()
    {
        var attack = Attacks.Get("residue");
        using var sandbox = corpus.With(Without["own shared memory"]);

        var first = await corpus.RunAsync(attack, sandbox);
        var second = await corpus.RunAsync(attack, sandbox);
        using var cleaner = Process.Start("ipcrm", ["-M", "0x57A5"]);
        await cleaner.WaitForExitAsync(TestContext.Current.CancellationToken);

        cleaner.ExitCode.ShouldBe(0);
        attack.FindFault(first).ShouldBeNull();
        second.Log.ShouldContain("reached: shared memory");
    }

    [Fact]
    public async Task Site_ThatLiesInTheSystem_IsHidden()
    {
        using var sandbox = corpus.With(All with { SiteFolder = "/usr/share/zoneinfo" });
        var attack = Attacks.Get("nothing") with { Command = ["/bin/sh", "-c", "ls -A /usr/share/zoneinfo; ls /usr/share | grep -c ."] };

        var outcome = await corpus.RunAsync(attack, sandbox);

        outcome.Verdict.ShouldBe(SandboxVerdict.Ok, outcome.Log);
        outcome.Log.ShouldMatch("^[0-9]+\n$");
    }

    [Fact]
    public async Task Sandbox_OfAWorkerThatIsRootAndGivesNoOtherUser_RefusesToStart()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only a worker that is root has another user to give.");
        using var sandbox = corpus.With(All with { OtherUser = false });

        var outcome = await corpus.RunAsync(Attacks.Get("nothing"), sandbox);

        outcome.Verdict.ShouldBe(SandboxVerdict.Infrastructure);
        outcome.Log.ShouldContain("refusing to start a sandbox as root");
    }
}
