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
    /// <summary>A machine on which nothing ran is tried again: what was missing may have come.</summary>
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(20);

    private readonly SandboxOptions options;
    private readonly SandboxScratch scratch;
    private readonly SandboxSlots slots;
    private readonly ProcessStarter starter = new();
    private readonly ControlGroups? groups;
    private readonly TimeProvider time;
    private readonly ILogger<BubblewrapSandbox> logger;
    private readonly SandboxMechanisms mechanisms;
    private readonly string launcherSource;
    private readonly byte[]? filterProgram;
    private readonly Lock testing = new();
    private string launcher;
    private string? filter;
    private SandboxSelfTest? trial;
    private long triedAt;
    private volatile SandboxSelfTest? breached;

    public BubblewrapSandbox(IOptions<SandboxOptions> options, SandboxScratch scratch, TimeProvider time, ILogger<BubblewrapSandbox> logger)
        : this(options, scratch, time, logger, SandboxMechanisms.All)
    {
    }

    internal BubblewrapSandbox(
        IOptions<SandboxOptions> options, SandboxScratch scratch, TimeProvider time, ILogger<BubblewrapSandbox> logger, SandboxMechanisms mechanisms)
    {
        this.mechanisms = mechanisms;
        this.options = options.Value;
        this.scratch = scratch;
        this.time = time;
        this.logger = logger;
        groups = this.options.WithoutControlGroups || !mechanisms.ControlGroup ? null : ControlGroups.Find();
        slots = new SandboxSlots(this.options.FirstUserId, Environment.IsPrivilegedProcess);
        launcherSource = NativeFiles.FindLauncher(this.options.Launcher);
        filterProgram = SystemCallFilter.For(RuntimeInformation.ProcessArchitecture);
        launcher = scratch.CopyProgram(launcherSource);
        filter = filterProgram is null ? null : scratch.Write("filter", filterProgram);
    }

    public SandboxSelfTest SelfTest => breached ?? Try();

    public void Judge(string? breach)
    {
        breached = breach is null ? null : new SandboxSelfTest(SandboxTier.None, breach);
        if (breach is not null)
        {
            Log.NothingRuns(logger, breach);
        }
    }

    public async Task<SandboxOutcome> RunAsync(SandboxCommand command, CancellationToken cancellationToken)
    {
        var userId = await slots.TakeAsync(cancellationToken);
        try
        {
            var group = groups?.Create(command.Limits, userId);
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

    public void Dispose()
    {
        starter.Dispose();
        slots.Dispose();
    }

    private async Task<SandboxOutcome> RunAsync(SandboxCommand command, ControlGroup? group, int userId, CancellationToken cancellationToken)
    {
        KeepParts();
        using var process = await starter.StartAsync(StartInfo(command, group, userId));
        var outcome = await new SandboxRun(process, group, OwnUser(userId), command.Limits, time, mechanisms.Watch).WaitAsync(cancellationToken);
        if (outcome.Verdict == SandboxVerdict.Infrastructure)
        {
            Log.Infrastructure(logger, process.HasExited ? process.ExitCode : null, outcome.Log);
        }

        return outcome;
    }

    /// <summary>Machines sweep their temporary folders: what has long been idle may be gone.</summary>
    private void KeepParts()
    {
        if (!File.Exists(launcher))
        {
            launcher = scratch.CopyProgram(launcherSource);
        }

        if (filterProgram is not null && !File.Exists(filter))
        {
            filter = scratch.Write("filter", filterProgram);
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
        Add(OwnUser(userId) is not null, "--uid", Text(userId));
        Add(!mechanisms.ClosedDescriptors, "--descriptors", "keep");
        return arguments;

        void Add(bool isAsked, string name, string value)
        {
            if (isAsked)
            {
                arguments.AddRange([name, value]);
            }
        }
    }

    /// <summary>Only root can make a sandbox somebody else.</summary>
    private int? OwnUser(int userId) => mechanisms.OtherUser && Environment.IsPrivilegedProcess ? userId : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private SandboxSelfTest Try()
    {
        lock (testing)
        {
            if (trial is null || (trial.Tier == SandboxTier.None && time.GetElapsedTime(triedAt) > TryAgainAfter))
            {
                trial = Task.Run(TestAsync).GetAwaiter().GetResult();
                triedAt = time.GetTimestamp();
                if (trial.Tier == SandboxTier.None)
                {
                    Log.NothingRuns(logger, trial.Missing);
                }
            }

            return trial;
        }
    }

    private async Task<SandboxSelfTest> TestAsync()
    {
        if (!File.Exists(options.Bubblewrap))
        {
            return new SandboxSelfTest(SandboxTier.None, $"{options.Bubblewrap} is not installed.");
        }

        if (filterProgram is null)
        {
            return new SandboxSelfTest(SandboxTier.None, $"The system calls of this processor ({RuntimeInformation.ProcessArchitecture}) cannot be filtered.");
        }

        if (Environment.IsPrivilegedProcess && scratch.FindClosedFolder() is { } closed)
        {
            return new SandboxSelfTest(SandboxTier.None, $"Other users may not pass through {closed}, and the sandbox is another user. Set Sandbox:Scratch to a folder outside of it, or give others the right to pass (chmod o+x).");
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
        public static partial void Infrastructure(ILogger logger, int? exitCode, string output);

        [LoggerMessage(3002, LogLevel.Error, "Nothing can be contained on this machine, so nothing is scored here and runs wait: {Missing}")]
        public static partial void NothingRuns(ILogger logger, string missing);
    }
}
