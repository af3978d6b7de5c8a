using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Testing;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Tests.Sandbox;

public sealed class SandboxTests(SandboxFixture fixture)
{
    private static readonly SandboxLimits Small = new()
    {
        Wall = TimeSpan.FromSeconds(10),
        Cpu = TimeSpan.FromSeconds(5),
        MemoryBytes = 128L * 1024 * 1024,
        Processes = 20,
        OutputBytes = 1024 * 1024,
        OutputFiles = 10,
        LogBytes = 256 * 1024,
    };

    [Fact]
    public void Sandbox_OnAMachineWithControlGroups_IsFull() =>
        fixture.Sandbox.SelfTest.ShouldBe(new SandboxSelfTest(SandboxTier.Full, ""));

    [Fact]
    public async Task Program_WritingAFile_HandsItBack()
    {
        var outcome = await Shell("printf hello > result.json; echo said; exit 0");

        outcome.Verdict.ShouldBe(SandboxVerdict.Ok, outcome.Log);
        Encoding.UTF8.GetString(outcome.Files["result.json"]).ShouldBe("hello");
        outcome.Log.ShouldBe("said\n");
        outcome.Usage.PeakMemoryBytes.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("exit 3", 3)]
    [InlineData("kill -SEGV $$", 139)]
    [InlineData("exit 137", 137)]
    public async Task Program_EndingBadly_SaysHow(string script, int exitCode)
    {
        var outcome = await Shell(script);

        outcome.Verdict.ShouldBe(SandboxVerdict.NonZeroExit, outcome.Log);
        outcome.ExitCode.ShouldBe(exitCode);
    }

    [Theory]
    [InlineData("cat /etc/shadow")]
    [InlineData("cat /etc/passwd")]
    [InlineData("ls /home /root /var /tmp/..//root")]
    [InlineData("echo x > /job/request.json")]
    [InlineData("echo x > /x")]
    [InlineData("echo x > /dev/x")]
    [InlineData("echo x > /run/sandbox/init")]
    [InlineData("ls -l /proc/1/fd/")]
    [InlineData("echo forged > /proc/1/fd/1")]
    [InlineData("mount -t tmpfs none /tmp")]
    [InlineData("unshare --user true")]
    [InlineData("mknod /tmp/sda b 8 0")]
    [InlineData("kill -9 1; test -d /proc/1 && exit 1")]
    public async Task Program_ReachingForWhatIsNotItsOwn_Fails(string script)
    {
        var outcome = await Shell(script);

        outcome.Verdict.ShouldBe(SandboxVerdict.NonZeroExit, outcome.Log);
    }

    [Fact]
    public async Task Program_OpeningAConnection_HasNoNetwork()
    {
        var outcome = await Python("""
            import socket, sys
            reached = []
            for family, address in [(socket.AF_INET, ("127.0.0.1", 22)), (socket.AF_INET, ("8.8.8.8", 53)), (socket.AF_INET6, ("::1", 80))]:
                try:
                    s = socket.socket(family, socket.SOCK_STREAM); s.settimeout(2); s.connect(address); reached.append(address)
                except OSError:
                    pass
            interfaces = [line.split(":")[0].strip() for line in open("/proc/net/dev") if ":" in line]
            sys.exit(1 if reached or interfaces != ["lo"] else 0)
            """);

        outcome.Verdict.ShouldBe(SandboxVerdict.Ok, outcome.Log);
    }

    [Fact]
    public async Task Program_ReadingItsEnvironment_FindsNothingOfOurs()
    {
        var outcome = await Shell("env; cat /proc/*/environ | tr '\\0' '\\n'; cat /proc/self/mountinfo");

        outcome.Log.ShouldContain("PATH=/usr/bin:/bin");
        outcome.Log.ShouldNotContain(Environment.UserName + "@");
        outcome.Log.ShouldNotContain("SharedTask", Case.Insensitive);
    }

    [Fact]
    public async Task Program_ListingItsEnvironment_FindsOnlyWhatItIsGiven()
    {
        // The shell adds the last three.
        string[] given =
        [
            "PATH", "HOME", "LANG", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "PYTHONDONTWRITEBYTECODE", "PYTHONSAFEPATH",
            "DOTNET_GCHeapHardLimit", "DOTNET_EnableDiagnostics", "PWD", "OLDPWD", "_",
        ];

        var outcome = await Shell("env");

        outcome.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=')[0])
            .Except(given, StringComparer.Ordinal)
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Program_HoggingMemory_IsOutOfMemory()
    {
        var outcome = await Python("x = []\nwhile True: x.append(bytearray(1 << 20))");

        outcome.Verdict.ShouldBe(SandboxVerdict.OutOfMemory, outcome.Log);
    }

    [Fact]
    public async Task Program_WhoseChildHogsMemory_IsOutOfMemoryAtOnce()
    {
        var outcome = await Shell("python3 -c 'x = [bytearray(1 << 20) for _ in range(4096)]'; sleep 100");

        outcome.Verdict.ShouldBe(SandboxVerdict.OutOfMemory, outcome.Log);
        outcome.Usage.Wall.ShouldBeLessThan(TimeSpan.FromSeconds(8));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public async Task Program_WithHardlyMoreMemoryThanTheSandboxTakes_IsOutOfMemory(int mebibytes)
    {
        var outcome = await fixture.Sandbox.RunAsync(
            new SandboxCommand { Arguments = ["/usr/bin/python3", "-c", "bytearray(32 << 20)"], Mounts = [], Limits = Small with { MemoryBytes = mebibytes << 20 } }, TestContext.Current.CancellationToken);

        outcome.Verdict.ShouldBe(SandboxVerdict.OutOfMemory, outcome.Log);
    }

    [Fact]
    public async Task Sandbox_ThatIsRefusedMemoryAtAnyStepOfItsMaking_Ends()
    {
        for (var kibibytes = 256; kibibytes < 1280; kibibytes += 8)
        {
            var outcome = await fixture.Sandbox.RunAsync(Command("true", Small with { MemoryBytes = kibibytes << 10 }), TestContext.Current.CancellationToken)
                .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

            outcome.Verdict.ShouldNotBe(SandboxVerdict.WallTimeExceeded);
        }
    }

    [Fact]
    public async Task Program_AfterTheMachineSweptItsTemporaryFolder_RunsAllTheSame()
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSandbox(new ConfigurationBuilder().Build()).BuildServiceProvider();
        var sandbox = services.GetRequiredService<ISandbox>();
        foreach (var folder in Directory.GetDirectories(services.GetRequiredService<SandboxScratch>().Root))
        {
            Directory.Delete(folder, recursive: true);
        }

        var outcome = await sandbox.RunAsync(Command("exit 5", Small), TestContext.Current.CancellationToken);

        (outcome.Verdict, outcome.ExitCode).ShouldBe((SandboxVerdict.NonZeroExit, 5), outcome.Log);
    }

    [Fact]
    public async Task Sandbox_BelowAFolderThatOthersMayNotEnter_NamesIt()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only the sandboxes of a worker that is root are other users.");
        using var place = new TemporaryFolder();
        var closed = Directory.CreateDirectory(place.Of("closed"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        File.SetUnixFileMode(place.Path, (UnixFileMode)0x1ED);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Sandbox:Scratch", Path.Combine(closed, "scratch"))]).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSandbox(configuration).BuildServiceProvider();

        var test = services.GetRequiredService<ISandbox>().SelfTest;

        test.Tier.ShouldBe(SandboxTier.None);
        test.Missing.ShouldContain($"pass through {closed}, ");
    }

    [Fact]
    public async Task Program_FillingTemporaryFiles_IsHeldByItsLimits()
    {
        var outcome = await Shell("dd if=/dev/zero of=/tmp/big bs=1M count=500; exit 7");

        new[] { SandboxVerdict.NonZeroExit, SandboxVerdict.OutOfMemory }.ShouldContain(outcome.Verdict, outcome.Log);
    }

    [Theory]
    [InlineData("dd if=/dev/zero of=big bs=64k count=50")]
    [InlineData("dd if=/dev/zero of=big bs=64k count=50; exit 0")]
    [InlineData("truncate -s 2M sparse")]
    public async Task Program_WritingMoreThanItsOutputHolds_ExceedsItsOutput(string script)
    {
        var outcome = await Shell(script);

        outcome.Verdict.ShouldBe(SandboxVerdict.OutputExceeded, outcome.Log);
    }

    [Fact]
    public async Task Program_ThatIsNotThere_IsNotOurFault()
    {
        var outcome = await fixture.Sandbox.RunAsync(
            new SandboxCommand { Arguments = ["/no/such/program"], Mounts = [], Limits = Small }, TestContext.Current.CancellationToken);

        outcome.Verdict.ShouldBe(SandboxVerdict.NonZeroExit, outcome.Log);
        outcome.ExitCode.ShouldBe(127);
        outcome.Log.ShouldContain("/no/such/program cannot be started");
    }

    [Fact]
    public async Task Program_PrintingTheWordsOfOurPipe_ForgesNothing()
    {
        var outcome = await Shell("printf 'F\\013\\000result.json\\002\\0\\0\\0\\0\\0\\0\\0{}E\\0\\0\\0\\0\\0' | tee /dev/stderr; exit 5");

        outcome.Verdict.ShouldBe(SandboxVerdict.NonZeroExit, outcome.Log);
        outcome.ExitCode.ShouldBe(5);
        outcome.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task Program_ForkBomb_IsContained()
    {
        var outcome = await Shell("b() { b | b & }; b; sleep 20", Small with { Wall = TimeSpan.FromSeconds(2) });

        new[] { SandboxVerdict.WallTimeExceeded, SandboxVerdict.NonZeroExit, SandboxVerdict.CpuTimeExceeded, SandboxVerdict.LogFlood, SandboxVerdict.Ok }
            .ShouldContain(outcome.Verdict, outcome.Log);
        outcome.Usage.Wall.ShouldBeLessThan(TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task Program_Spinning_ExceedsItsProcessorTime()
    {
        var outcome = await Shell("while :; do :; done", Small with { Cpu = TimeSpan.FromSeconds(0.5) });

        outcome.Verdict.ShouldBe(SandboxVerdict.CpuTimeExceeded);
    }

    [Theory]
    [InlineData("sleep 100")]
    [InlineData("kill -STOP $$")]
    [InlineData("trap '' TERM INT HUP; sleep 100")]
    public async Task Program_Hanging_ExceedsItsTime(string script)
    {
        var outcome = await Shell(script, Small with { Wall = TimeSpan.FromSeconds(0.5) });

        outcome.Verdict.ShouldBe(SandboxVerdict.WallTimeExceeded);
        outcome.ExitCode.ShouldBeNull();
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("yes >&2")]
    [InlineData("tr -d '\\n' < /dev/zero")]
    public async Task Program_FloodingItsLog_IsStopped(string script)
    {
        var outcome = await Shell(script);

        outcome.Verdict.ShouldBe(SandboxVerdict.LogFlood);
        outcome.Log.Length.ShouldBeLessThanOrEqualTo(32 * 1024);
    }

    [Theory]
    [InlineData("for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo $i > f$i; done")]
    [InlineData("d=.; for i in 1 2 3 4 5 6 7 8 9 10 11 12; do d=$d/d; mkdir $d; done")]
    public async Task Program_LeavingTooMuch_ExceedsItsOutput(string script)
    {
        var outcome = await Shell(script);

        outcome.Verdict.ShouldBe(SandboxVerdict.OutputExceeded, outcome.Log);
    }

    [Theory]
    [InlineData("ln -s /job/secret result.json")]
    [InlineData("ln /job/secret result.json; true")]
    [InlineData("mkfifo result.json")]
    [InlineData("echo x > result.json; chmod 000 result.json")]
    [InlineData("mkdir result.json")]
    public async Task Program_LeavingWhatIsNoFile_HandsBackNothing(string script)
    {
        var folder = fixture.Scratch.CreateFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "secret"), "gold", TestContext.Current.CancellationToken);
        SandboxScratch.MakeReadable(folder);

        var outcome = await Shell(script, mounts: new SandboxMount(Path.Combine(folder, "secret"), "/job/secret"));

        outcome.Verdict.ShouldBe(SandboxVerdict.Ok, outcome.Log);
        outcome.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task Program_LeavingADaemon_LeavesNoProcess()
    {
        var before = Sleepers();

        var outcome = await Shell("setsid sleep 4711 & (setsid sh -c 'sleep 4711' &) ; exit 0");

        outcome.Verdict.ShouldBe(SandboxVerdict.Ok, outcome.Log);
        Sleepers().ShouldBe(before);
    }

    [Fact]
    public async Task Programs_EightAtATime_AllEndAndLeaveNoGroup()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Shell($"echo {i} > result.json")));

        outcomes.Select(outcome => Encoding.UTF8.GetString(outcome.Files["result.json"]).Trim())
            .ShouldBe(Enumerable.Range(0, 8).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Program_Cancelled_EndsAtOnce()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(0.3));
        var started = Stopwatch.GetTimestamp();

        await Should.ThrowAsync<OperationCanceledException>(() => fixture.Sandbox.RunAsync(Command("sleep 100", Small), cancellation.Token));

        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static int Sleepers() => Process.GetProcessesByName("sleep").Count(process => File.Exists($"/proc/{process.Id}/cmdline")
        && File.ReadAllText($"/proc/{process.Id}/cmdline").Contains("4711", StringComparison.Ordinal));

    private static SandboxCommand Command(string script, SandboxLimits? limits, params SandboxMount[] mounts) => new()
    {
        Arguments = ["/bin/sh", "-c", $"cd /job/out; {script}"],
        Mounts = mounts,
        Limits = limits ?? Small,
    };

    private Task<SandboxOutcome> Shell(string script, SandboxLimits? limits = null, params SandboxMount[] mounts) =>
        fixture.Sandbox.RunAsync(Command(script, limits, mounts), TestContext.Current.CancellationToken);

    private Task<SandboxOutcome> Python(string script) => fixture.Sandbox.RunAsync(
        new SandboxCommand { Arguments = ["/usr/bin/python3", "-c", script], Mounts = [], Limits = Small }, TestContext.Current.CancellationToken);
}
