using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Competitions;
using SharedTask.Testing;
using SharedTask.Worker.Doctor;
using SharedTask.Worker.Plugins;
using SharedTask.Worker.Programs;
using SharedTask.Worker.Sandbox;
using SharedTask.Worker.Tests.Sandbox;

namespace SharedTask.Worker.Tests.Programs;

/// <summary>Programs in a root file system of their own, in the real sandbox.</summary>
public sealed class RuntimeTests : IDisposable
{
    private readonly SandboxFixture fixture;
    private readonly string folder;
    private readonly string system;

    public RuntimeTests(SandboxFixture fixture)
    {
        this.fixture = fixture;
        if (fixture.Sandbox.SelfTest.Tier != SandboxTier.Full)
        {
            Assert.Skip("Organizers' programs need control groups: " + fixture.Sandbox.SelfTest.Missing);
        }

        folder = fixture.Scratch.CreateFolder();
        system = Path.Combine(folder, "system");
        if (!SmallSystem.TryMake(system))
        {
            Assert.Skip("This machine's Python is not where Debian has it.");
        }
    }

    public void Dispose()
    {
        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Probe_OfARootFileSystem_NamesItsPythonAndItsModules()
    {
        var report = await new RuntimeProbe(fixture.Sandbox).RunAsync(system, TestContext.Current.CancellationToken);

        report.Fault.ShouldBeEmpty();
        report.PythonVersion.ShouldNotBeNull().ShouldStartWith("3.");
        report.Modules.ShouldContain(SmallSystem.OwnModule, StringComparer.Ordinal);
        report.Modules.ShouldContain("json", StringComparer.Ordinal);
        report.Modules.ShouldNotContain("sklearn", StringComparer.Ordinal);
    }

    [Fact]
    public async Task Probe_OfTheMachine_NamesItsOwnModules()
    {
        var report = await new RuntimeProbe(fixture.Sandbox).RunAsync(null, TestContext.Current.CancellationToken);

        report.PythonVersion.ShouldNotBeNull().ShouldStartWith("3.");
        report.Modules.ShouldContain("unittest", StringComparer.Ordinal);
        report.Modules.ShouldNotContain(SmallSystem.OwnModule, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Probe_OfAFolderWithoutPython_SaysSo()
    {
        var empty = Directory.CreateDirectory(Path.Combine(folder, "empty/usr/bin")).Parent!.Parent!.FullName;

        (await new RuntimeProbe(fixture.Sandbox).RunAsync(empty, TestContext.Current.CancellationToken)).Fault.ShouldBe("There is no Python in it.");
        (await new RuntimeProbe(fixture.Sandbox).RunAsync(empty + "x", TestContext.Current.CancellationToken)).Fault.ShouldContain("no folder");
    }

    [Fact]
    public async Task Program_InARuntime_SeesThatSystemAndNothingElse()
    {
        Write("program/score.py", $"""
            import os, {SmallSystem.OwnModule} as own
            assert not os.path.exists('/usr/bin/env') and not os.path.exists('/etc/passwd')
            for place in ('/usr/x', '/x', '/usr/lib/python3/x'):
                try:
                    open(place, 'w')
                    raise SystemExit('wrote ' + place)
                except OSError:
                    pass
            open('/app/output/scores.txt', 'w').write('a: %f' % own.value)
            """);

        var outcome = await RunAsync(system);

        outcome.Verdict.ShouldBe(PluginVerdict.Scored, outcome.Reason + outcome.Log);
        outcome.Result!.Scores[0].Value.ShouldBe(0.625);
    }

    [Fact]
    public async Task Program_InARuntimeThatIsGone_IsTheSitesFault()
    {
        Write("program/score.py", "");

        var outcome = await RunAsync(system + "-gone");

        outcome.Verdict.ShouldBe(PluginVerdict.SystemFault);
        outcome.Reason.ShouldContain("-gone");
    }

    private Task<PluginOutcome> RunAsync(string root)
    {
        foreach (var name in new[] { "run", "reference", "work" })
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
        }

        SandboxScratch.MakeReadable(Path.Combine(folder, "program"));
        var job = new ProgramJob
        {
            Settings = new ProgramSettings { ProgramHash = "set", Commands = ["python $program/score.py"], Keys = ["a"] },
            Limits = fixture.Services.GetRequiredService<ScoringLimits>().For(new ScorerLimits { WallSeconds = 50, MemoryMegabytes = 512 }, isProgram: true),
            ProgramFolder = Path.Combine(folder, "program"),
            RunFolder = Path.Combine(folder, "run"),
            ReferenceFolder = Path.Combine(folder, "reference"),
            RootFolder = root,
            WorkFolder = Path.Combine(folder, "work"),
        };
        return new ScoringProgramRunner(fixture.Sandbox, fixture.Services.GetRequiredService<ContainmentTrial>()).RunAsync(job, TestContext.Current.CancellationToken);
    }

    private void Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
