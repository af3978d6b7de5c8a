using SharedTask.Worker.Plugins;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Tests.Plugins;

public sealed class PluginRunnerTests : IAsyncDisposable
{
    private const string Scored = """{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":0.5}],"items":2}""";

    private static readonly SandboxLimits Small = new()
    {
        Wall = TimeSpan.FromSeconds(10),
        Cpu = TimeSpan.FromSeconds(5),
        MemoryBytes = 128L * 1024 * 1024,
        OutputBytes = 8 * 1024 * 1024,
        LogBytes = 256 * 1024,
    };

    private readonly ScriptedPlugin plugin = new();

    public ValueTask DisposeAsync() => plugin.DisposeAsync();

    [Fact]
    public async Task Plugin_WritingAResult_IsScored()
    {
        var outcome = await plugin.ScoreAsync($"echo '{Scored}' > result.json; echo noted >&2", Small);

        outcome.Verdict.ShouldBe(PluginVerdict.Scored, outcome.Reason + outcome.Log);
        outcome.Result.ShouldNotBeNull().Scores[0].Value.ShouldBe(0.5);
        outcome.Reason.ShouldBeEmpty();
        outcome.Log.ShouldBe("noted\n");
        outcome.Usage.PeakMemoryBytes.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Plugin_CallingTheRunInvalid_IsBelieved()
    {
        var outcome = await plugin.ScoreAsync(
            """echo '{"protocol":1,"outcome":"invalid","problems":[{"severity":"error","code":"c","message":"m","line":3}]}' > result.json""", Small);

        outcome.Verdict.ShouldBe(PluginVerdict.Invalid, outcome.Reason);
        outcome.Result.ShouldNotBeNull().Problems.ShouldHaveSingleItem().Line.ShouldBe(3);
    }

    [Theory]
    [InlineData("exit 3", PluginVerdict.ReferenceUnreadable, "cannot read the reference")]
    [InlineData("exit 2", PluginVerdict.PluginFault, "did not understand")]
    [InlineData("exit 1", PluginVerdict.PluginFault, "exit code 1")]
    [InlineData("exit 0", PluginVerdict.PluginFault, "without a result.json in /job/out")]
    [InlineData("exit 4", PluginVerdict.LimitExceeded, "needed more than 128 MiB of memory")]
    [InlineData("exit 137", PluginVerdict.PluginFault, "exit code 137")]
    [InlineData("kill -9 $$", PluginVerdict.PluginFault, "exit code 137")]
    [InlineData("ln -s /job/reference/gold.tsv result.json", PluginVerdict.PluginFault, "without a result.json")]
    [InlineData("mkfifo result.json", PluginVerdict.PluginFault, "without a result.json")]
    [InlineData("mkdir result.json", PluginVerdict.PluginFault, "without a result.json")]
    [InlineData("head -c 3145728 /dev/zero | tr '\\0' '[' > result.json", PluginVerdict.PluginFault, "no JSON from line 1, byte 65 on")]
    [InlineData("head -c 4194305 /dev/zero | tr '\\0' ' ' > result.json", PluginVerdict.PluginFault, "larger than 4 MiB")]
    [InlineData("sleep 100", PluginVerdict.LimitExceeded, "took longer than 0.4 s")]
    [InlineData("yes", PluginVerdict.LimitExceeded, "printed more than")]
    [InlineData("head -c 9000000 /dev/zero > result.json", PluginVerdict.LimitExceeded, "wrote more than")]
    [InlineData("echo OutOfMemory: killed by SharedTask >&2; exit 1", PluginVerdict.PluginFault, "exit code 1")]
    public async Task Plugin_EndingOtherwise_IsJudgedByWhatItDid(string script, PluginVerdict verdict, string reason)
    {
        var limits = script.StartsWith("sleep", StringComparison.Ordinal) ? Small with { Wall = TimeSpan.FromSeconds(0.4) } : Small;

        var outcome = await plugin.ScoreAsync(script, limits);

        outcome.Verdict.ShouldBe(verdict, outcome.Reason + outcome.Log);
        outcome.Reason.ShouldContain(reason);
        outcome.Reason.ShouldEndWith(".");
        outcome.Result.ShouldBeNull();
    }

    [Fact]
    public async Task Plugin_WritingAResultAndFailing_IsNotScored()
    {
        var outcome = await plugin.ScoreAsync($"echo '{Scored}' > result.json; exit 1", Small);

        outcome.Verdict.ShouldBe(PluginVerdict.PluginFault);
    }

    [Fact]
    public async Task Plugin_HangingAfterItsResult_IsNotScored()
    {
        var outcome = await plugin.ScoreAsync($"echo '{Scored}' > result.json; sleep 100", Small with { Wall = TimeSpan.FromSeconds(0.4) });

        outcome.Verdict.ShouldBe(PluginVerdict.LimitExceeded);
    }

    [Theory]
    [InlineData("echo x > /job/reference/gold.tsv")]
    [InlineData("rm /job/reference/gold.tsv")]
    [InlineData("chmod 777 /job/reference/gold.tsv")]
    [InlineData("echo x > /job/request.json")]
    [InlineData("echo x > /run/sandbox/plugin")]
    public async Task Plugin_ChangingItsInputs_Fails(string script) =>
        (await plugin.ScoreAsync(script, Small)).Verdict.ShouldBe(PluginVerdict.PluginFault);

    [Fact]
    public async Task Plugins_RunningOneAfterTheOther_LeaveNoResidue()
    {
        await plugin.ScoreAsync("echo secret > /tmp/left; echo secret > /dev/shm/left; echo secret > left", Small);

        var outcome = await plugin.ScoreAsync("ls -A /tmp /dev/shm /job/out | grep left; true", Small);

        outcome.Log.ShouldNotContain("left");
    }
}
