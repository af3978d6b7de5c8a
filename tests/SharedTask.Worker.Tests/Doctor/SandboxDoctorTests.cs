using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Competitions;
using SharedTask.Worker.Doctor;
using SharedTask.Worker.Plugins;
using SharedTask.Worker.Programs;
using SharedTask.Worker.Sandbox;
using SharedTask.Worker.Tests.Sandbox;

namespace SharedTask.Worker.Tests.Doctor;

public sealed class SandboxDoctorTests(SandboxFixture fixture)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Examination_OfTheRealSandbox_AgreesWithWhatItAllows()
    {
        var report = await fixture.Services.GetRequiredService<SandboxDoctor>().ExamineAsync(Stop);

        report.Tier.ShouldBe(fixture.Sandbox.SelfTest.Tier);
        report.Results.Where(result => result.State == ProbeState.Bad).Select(result => $"{result.Key}: {result.Found}").ShouldBeEmpty();
        report.Results.Count(result => result.Attempts).ShouldBeGreaterThanOrEqualTo(13);
        foreach (var result in report.Results)
        {
            DoctorTexts.English($"Probe.{result.Key}").ShouldNotBeNull(result.Key);
            DoctorTexts.English($"Advice.{result.Key}").ShouldNotBeNull(result.Key);
        }
    }

    [Fact]
    public async Task Examination_WithoutControlGroups_IsReducedAndSaysWhy()
    {
        await using var services = Services("Sandbox:WithoutControlGroups", "true");

        var report = await services.GetRequiredService<SandboxDoctor>().ExamineAsync(Stop);

        report.Tier.ShouldBe(SandboxTier.Reduced);
        Of(report, "control-groups").State.ShouldBe(ProbeState.Bad);
        Of(report, "trial").State.ShouldBe(ProbeState.Good);
        report.Results.Where(result => result is { Attempts: true, State: ProbeState.Bad }).Select(result => $"{result.Key}: {result.Found}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Sandbox:Bubblewrap", "/no/such/bwrap", "bubblewrap")]
    [InlineData("Sandbox:Launcher", "/no/such/launcher", "trial")]
    [InlineData("Plugins:Folder", "/no/such/plugins", "plugins")]
    public async Task Examination_OfASiteThatLacksAPart_NamesIt(string setting, string value, string key)
    {
        await using var services = Services(setting, value);

        var report = await services.GetRequiredService<SandboxDoctor>().ExamineAsync(Stop);

        Of(report, key).State.ShouldBe(ProbeState.Bad);
        report.Tier.ShouldBe(key == "plugins" ? fixture.Sandbox.SelfTest.Tier : SandboxTier.None);
    }

    [Fact]
    public async Task Examination_OfASandboxThatHoldsNothing_FindsEveryAttemptAndAllowsNothing()
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSandbox(new ConfigurationBuilder().Build())
            .AddSingleton<ISandbox, OpenSandbox>()
            .BuildServiceProvider();

        var report = await services.GetRequiredService<SandboxDoctor>().ExamineAsync(Stop);

        report.Tier.ShouldBe(SandboxTier.None);
        report.Missing.ShouldContain("must not be able to do");
        string[] seen = ["network", "files", "environment", "host-processes", "outliving", "memory", "processor", "time", "printing"];
        foreach (var key in seen)
        {
            Of(report, key).State.ShouldBe(ProbeState.Bad, $"{key}: {Of(report, key).Found}");
        }

        services.GetRequiredService<ISandbox>().SelfTest.Tier.ShouldBe(SandboxTier.None, "the worker goes by the same");
    }

    [Fact]
    public async Task Programs_OfOrganizersWhereAttemptsComeThrough_AreRefused()
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSandbox(new ConfigurationBuilder().Build())
            .AddSingleton<ISandbox, OpenSandbox>()
            .AddPrograms()
            .BuildServiceProvider();
        var job = new ProgramJob { Settings = new ProgramSettings { ProgramHash = "set", Commands = ["true"], Keys = ["a"] }, Limits = new SandboxLimits(), ProgramFolder = "/p", RunFolder = "/r", ReferenceFolder = "/g", WorkFolder = "/w" };

        var outcome = await ActivatorUtilities.CreateInstance<ScoringProgramRunner>(services).RunAsync(job, Stop);

        outcome.Verdict.ShouldBe(PluginVerdict.SystemFault);
        outcome.Reason.ShouldContain("print without end");
    }

    [Fact]
    public async Task Examination_OnAMachineThatFailsOnce_FindsNoBreach()
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSandbox(new ConfigurationBuilder().Build())
            .AddSingleton<ISandbox>(new StumblingSandbox(fixture.Sandbox))
            .BuildServiceProvider();

        var report = await services.GetRequiredService<SandboxDoctor>().ExamineAsync(Stop);

        report.Results.Where(result => result is { Attempts: true, State: ProbeState.Bad }).Select(result => $"{result.Key}: {result.Found}").ShouldBeEmpty();
        services.GetRequiredService<ISandbox>().SelfTest.Tier.ShouldBe(fixture.Sandbox.SelfTest.Tier);
    }

    [Fact]
    public async Task Examination_AfterABreachThatIsMended_AllowsEverythingAgain()
    {
        await using var services = Services("Sandbox:Scratch", "");
        var sandbox = services.GetRequiredService<ISandbox>();
        sandbox.Judge("A program ran away.");
        sandbox.SelfTest.ShouldBe(new SandboxSelfTest(SandboxTier.None, "A program ran away."));
        sandbox.Judge(null);

        (await services.GetRequiredService<SandboxDoctor>().ExamineAsync(Stop)).Tier.ShouldBe(fixture.Sandbox.SelfTest.Tier);

        sandbox.SelfTest.Tier.ShouldBe(fixture.Sandbox.SelfTest.Tier);
    }

    /// <summary>Has no room for its first three programs.</summary>
    private sealed class StumblingSandbox(ISandbox real) : ISandbox
    {
        private int started;
        private string? breach;

        public SandboxSelfTest SelfTest => breach is null ? real.SelfTest : new SandboxSelfTest(SandboxTier.None, breach);

        public void Judge(string? breach) => this.breach = breach;

        public Task<SandboxOutcome> RunAsync(SandboxCommand command, CancellationToken cancellationToken) => Interlocked.Increment(ref started) <= 3
            ? Task.FromResult(new SandboxOutcome(SandboxVerdict.Infrastructure, null, new SandboxUsage(default, default, 0), new Dictionary<string, byte[]>(StringComparer.Ordinal), "bwrap: out of memory"))
            : real.RunAsync(command, cancellationToken);
    }

    private static ProbeResult Of(DoctorReport report, string key) => report.Results.Single(result => result.Key == key);

    private static ServiceProvider Services(string setting, string value) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddSandbox(new ConfigurationBuilder().AddInMemoryCollection([new(setting, value)]).Build())
        .BuildServiceProvider();
}
