using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SharedTask.Worker.Sandbox.Filter;

namespace SharedTask.Worker.Sandbox;

/// <summary>The sandbox: launcher, bubblewrap and init around a program, in a control group of its own.</summary>
public sealed partial class BubblewrapSandbox : ISandbox, IDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    private readonly SandboxOptions options;
    private readonly SandboxSlots slots;
    private readonly ProcessStarter starter = new();
    private readonly ControlGroups? groups;
    private readonly TimeProvider time;
    private readonly ILogger<BubblewrapSandbox> logger;
    private readonly SandboxMechanisms mechanisms;
    private readonly string launcher;
    private readonly string? filter;
    private readonly Lazy<SandboxSelfTest> selfTest;

    public BubblewrapSandbox(IOptions<SandboxOptions> options, SandboxScratch scratch, TimeProvider time, ILogger<BubblewrapSandbox> logger)
        : this(options, scratch, time, logger, SandboxMechanisms.All)
    {
    }

    internal BubblewrapSandbox(
        IOptions<SandboxOptions> options, SandboxScratch scratch, TimeProvider time, ILogger<BubblewrapSandbox> logger, SandboxMechanisms mechanisms)
    {
        this.mechanisms = mechanisms;
        this.options = options.Value;
        this.time = time;
        this.logger = logger;
        groups = this.options.WithoutControlGroups || !mechanisms.ControlGroup ? null : ControlGroups.Find();
        slots = new SandboxSlots(this.options.FirstUserId);
        launcher = scratch.CopyProgram(NativeFiles.FindLauncher(this.options.Launcher));
        filter = SystemCallFilter.For(RuntimeInformation.ProcessArchitecture) is { } program ? scratch.Write("filter", program) : null;
        selfTest = new Lazy<SandboxSelfTest>(() => Task.Run(TestAsync).GetAwaiter().GetResult());
    }

    public SandboxSelfTest SelfTest => selfTest.Value;

    public async Task<SandboxOutcome> RunAsync(SandboxCommand command, CancellationToken cancellationToken)
    {
        var userId = await slots.TakeAsync(cancellationToken);
        try
        {
            var group = groups?.Create(command.Limits);
            await using (group)
            {
                return await RunAsync(command, group, userId, cancellationToken);
            }
        }
        finally
        {
            slots.Return(userId);
        }
    }

    public void Dispose() => starter.Dispose();

    private async Task<SandboxOutcome> RunAsync(SandboxCommand command, ControlGroup? group, int userId, CancellationToken cancellationToken)
    {
        var limits = command.Limits;
        var started = time.GetTimestamp();
        using var process = await starter.StartAsync(StartInfo(command, group, userId));
        process.StandardInput.Close();
        SandboxVerdict? stopped = null;
        void Stop(SandboxVerdict why)
        {
            stopped ??= why;
            Kill(process);
        }

        await using var cancellation = cancellationToken.Register(() => Kill(process));
        var log = new LogTail(limits.LogBytes);
        var reading = FrameReader.ReadAsync(process.StandardOutput.BaseStream, limits, CancellationToken.None);
        var logging = log.ReadAsync(process.StandardError.BaseStream, () => Stop(SandboxVerdict.LogFlood), CancellationToken.None);
        var ending = process.WaitForExitAsync(CancellationToken.None);
        var meter = new SandboxMeter(group, process.Id, limits.MemoryBytes);
        while (await Task.WhenAny(ending, Task.Delay(PollInterval, time, CancellationToken.None)) != ending)
        {
            meter.Read();
            if (!mechanisms.Watch)
            {
                continue;
            }

            if (time.GetElapsedTime(started) > limits.Wall)
            {
                Stop(SandboxVerdict.WallTimeExceeded);
            }
            else if (meter.CpuTime > limits.Cpu)
            {
                Stop(SandboxVerdict.CpuTimeExceeded);
            }
            else if (meter.RanOutOfMemory)
            {
                // The kernel ends one process for it; the others would go on without.
                Stop(SandboxVerdict.OutOfMemory);
            }
        }

        var closing = Task.WhenAll(reading, logging);
        while ((stopped is not null || cancellationToken.IsCancellationRequested)
            && await Task.WhenAny(closing, Task.Delay(PollInterval, time, CancellationToken.None)) != closing)
        {
            // A sandbox that is stopped while it is being made may leave children that do not end with bubblewrap and hold the pipes.
            group?.Kill();
        }

        await closing;
        var frames = await reading;
        cancellationToken.ThrowIfCancellationRequested();
        meter.Read();
        var usage = new SandboxUsage(time.GetElapsedTime(started), meter.CpuTime, meter.PeakMemoryBytes);
        var exitCode = stopped is null && frames is not null ? ExitCode(frames.WaitStatus) : (int?)null;
        var verdict = stopped ?? Judge(meter, frames, exitCode, limits);
        if (verdict == SandboxVerdict.Infrastructure)
        {
            Log.Infrastructure(logger, process.ExitCode, log.ToString());
        }

        return new SandboxOutcome(verdict, exitCode, usage, frames?.Files ?? new Dictionary<string, byte[]>(StringComparer.Ordinal), log.ToString());
    }

    /// <summary>The order matters: what we know from the kernel comes before what the program says of itself.</summary>
    private static SandboxVerdict Judge(SandboxMeter meter, FrameReader.Frames? frames, int? exitCode, SandboxLimits limits) =>
        meter.RanOutOfMemory ? SandboxVerdict.OutOfMemory
        : frames is null ? SandboxVerdict.Infrastructure
        : WasKilled(frames.WaitStatus) && meter.CpuTime > limits.Cpu ? SandboxVerdict.CpuTimeExceeded
        : frames.Capped ? SandboxVerdict.OutputExceeded
        : exitCode == 0 ? SandboxVerdict.Ok
        : SandboxVerdict.NonZeroExit;

    /// <summary>Ended by a signal, as the kernel does at its own limit of processor time, if it comes first.</summary>
    private static bool WasKilled(int waitStatus) => (waitStatus & 0x7f) != 0;

    private static int ExitCode(int waitStatus) => !WasKilled(waitStatus) ? (waitStatus >> 8) & 0xff : 128 + (waitStatus & 0x7f);

    private static void Kill(Process process)
    {
        try
        {
            // Bubblewrap is the parent of the namespace's process 1: with it, everything inside ends.
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private ProcessStartInfo StartInfo(SandboxCommand command, ControlGroup? group, int userId)
    {
        var start = new ProcessStartInfo(launcher)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        string[] arguments = [.. LauncherArguments(command, group, userId), "--", options.Bubblewrap, .. BubblewrapArguments.For(command, launcher, group is not null, mechanisms)];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private List<string> LauncherArguments(SandboxCommand command, ControlGroup? group, int userId)
    {
        List<string> arguments =
        [
            "launch", "--parent", Text(Environment.ProcessId),
            "--cpu", Text((long)Math.Ceiling(command.Limits.Cpu.TotalSeconds) + 1),
            "--fsize", Text(Math.Max(command.Limits.OutputBytes, command.Limits.ScratchBytes)),
            .. (group?.JoinFiles ?? []).SelectMany(file => (string[])["--cgroup", file]),
        ];
        Add(mechanisms.Filter, "--filter", filter!);
        Add(mechanisms.OtherUser && Environment.IsPrivilegedProcess, "--uid", Text(userId));
        Add(!mechanisms.ClosedDescriptors, "--descriptors", "keep");
        Add(!mechanisms.InitIsDeaf, "--signals", "keep");
        return arguments;

        void Add(bool isAsked, string name, string value)
        {
            if (isAsked)
            {
                arguments.AddRange([name, value]);
            }
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task<SandboxSelfTest> TestAsync()
    {
        if (!File.Exists(options.Bubblewrap))
        {
            return new SandboxSelfTest(SandboxTier.None, $"{options.Bubblewrap} is not installed.");
        }

        if (filter is null)
        {
            return new SandboxSelfTest(SandboxTier.None, $"The system calls of this processor ({RuntimeInformation.ProcessArchitecture}) cannot be filtered.");
        }

        var outcome = await RunAsync(new SandboxCommand { Arguments = ["/usr/bin/true"], Mounts = [], WorkingFolder = "/" }, CancellationToken.None);
        return outcome.Verdict != SandboxVerdict.Ok
            ? new SandboxSelfTest(SandboxTier.None, $"A trial of the sandbox failed: {outcome.Log.Trim()}")
            : groups is null
                ? new SandboxSelfTest(SandboxTier.Reduced, "This process may not make control groups: memory is only watched, so that only installed plugins may run.")
                : new SandboxSelfTest(SandboxTier.Full, "");
    }

    private static partial class Log
    {
        [LoggerMessage(3001, LogLevel.Error, "The sandbox itself failed: exit code {ExitCode}: {Output}")]
        public static partial void Infrastructure(ILogger logger, int exitCode, string output);
    }
}
