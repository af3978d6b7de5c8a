using SharedTask.Testing;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Tests.Sandbox;

public sealed class NativeLibrariesTests(SandboxFixture fixture) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Plugin => PluginOf("classification");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task System_OfAPlugin_HoldsItsLibrariesAndNothingElse()
    {
        var system = await FindAsync(Plugin);

        var files = Directory.EnumerateFiles(system.ShouldNotBeNull(), "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file)).ToList();
        files.ShouldContain(file => file.StartsWith("libc.", StringComparison.Ordinal) || file.StartsWith("ld-musl", StringComparison.Ordinal));
        files.ShouldAllBe(file => file.StartsWith("lib", StringComparison.Ordinal) || file.StartsWith("ld-", StringComparison.Ordinal));
        files.Count.ShouldBeLessThan(10);
    }

    [Fact]
    public async Task System_OfTwoPlugins_IsShared() =>
        (await FindAsync(Plugin)).ShouldBe(await FindAsync(PluginOf("regression")));

    [Theory]
    [InlineData("/bin/sh")]
    [InlineData("/usr/bin/python3")]
    [InlineData("/usr/bin/env")]
    public async Task Program_WithItsLibrariesAlone_ReachesNoOtherProgram(string other)
    {
        var outcome = await RunAsync(other);

        outcome.ExitCode.ShouldBe(127, outcome.Log);
        outcome.Log.ShouldContain("cannot be started");
    }

    [Fact]
    public async Task Program_WithItsLibrariesAlone_Runs() => (await RunAsync("/job/program", "describe")).Verdict.ShouldBe(SandboxVerdict.Ok);

    [Theory]
    [InlineData("")]
    [InlineData("#!/bin/sh\nexit 0\n")]
    [InlineData("\u007fELF")]
    public async Task System_OfWhatIsNoNativeProgram_IsTheWholeOne(string content)
    {
        await File.WriteAllTextAsync(folder.Of("program"), content, Stop);

        (await FindAsync(folder.Of("program"))).ShouldBeNull();
    }

    [Theory]
    [InlineData(200)]
    [InlineData(100)]
    public async Task System_OfAProgramThatIsCutOff_IsTheWholeOne(int length)
    {
        await File.WriteAllBytesAsync(folder.Of("program"), (await File.ReadAllBytesAsync(Plugin, Stop))[..length], Stop);

        (await FindAsync(folder.Of("program"))).ShouldBeNull();
    }

    private static string PluginOf(string id) => Directory.GetFiles(Path.Combine(Repository.Artifacts, "plugins", id)).First();

    private Task<string?> FindAsync(string program) =>
        ((NativeLibraries)fixture.Services.GetService(typeof(NativeLibraries))!).FindSystemAsync(fixture.Scratch.CopyProgram(program), Stop);

    private async Task<SandboxOutcome> RunAsync(params string[] arguments) => await fixture.Sandbox.RunAsync(
        new SandboxCommand
        {
            Arguments = arguments,
            Mounts = [new SandboxMount(fixture.Scratch.CopyProgram(Plugin), "/job/program")],
            SystemFolder = await FindAsync(Plugin),
            WorkingFolder = "/",
        },
        Stop);
}
