using System.Diagnostics;

namespace SharedTask.Worker.Sandbox;

/// <summary>One sandbox from its start to its verdict: watched, stopped where it must be, collected and judged.</summary>
/// <param name="process">The launcher, which becomes bubblewrap.</param>
/// <param name="group">Its control group, where there is one.</param>
/// <param name="userId">The user that it alone has, where there is one.</param>
/// <param name="limits">What it may use.</param>
/// <param name="time">The clock.</param>
/// <param name="watches">Whether time and memory are watched.</param>
internal sealed class SandboxRun(Process process, ControlGroup? group, int? userId, SandboxLimits limits, TimeProvider time, bool watches)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>So often the pipes are found open after bubblewrap, ten seconds long: looks are counted, because a machine that sleeps does not look.</summary>
    private const int PatientLooks = 500;

    private readonly long started = time.GetTimestamp();
    private readonly SandboxMeter meter = new(group, process.Id, limits.MemoryBytes);
    private readonly SandboxEnd end = new(process);
    private readonly LogTail log = new(limits.LogBytes);
    private SandboxVerdict? stopped;

    public async Task<SandboxOutcome> WaitAsync(CancellationToken cancellationToken)
    {
        process.StandardInput.Close();
        await using var cancellation = cancellationToken.Register(end.Hasten);
        using var abandoning = new CancellationTokenSource();
        FrameReader.Frames? frames;
        try
        {
            var reading = FrameReader.ReadAsync(process.StandardOutput.BaseStream, limits, abandoning.Token);
            var logging = log.ReadAsync(process.StandardError.BaseStream, () => Stop(SandboxVerdict.LogFlood), abandoning.Token);
            if (await WatchAsync(cancellationToken))
            {
                await CloseAsync(Task.WhenAll(reading, logging));
            }

            frames = reading.IsCompleted ? await reading : null;
        }
        finally
        {
            await abandoning.CancelAsync();
            if (!process.HasExited)
            {
                // Watching it failed, or it cannot be ended: nothing else may run on that nobody watches.
                end.Force();
                group?.Kill();
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        meter.Read();
        var usage = new SandboxUsage(time.GetElapsedTime(started), meter.CpuTime, meter.PeakMemoryBytes);
        var exitCode = stopped is null && frames is not null ? ExitCode(frames.WaitStatus) : (int?)null;
        return new SandboxOutcome(
            stopped ?? Judge(frames, exitCode), exitCode, usage, frames?.Files ?? new Dictionary<string, byte[]>(StringComparer.Ordinal), log.ToString());
    }

    private static bool WasKilled(int waitStatus) => (waitStatus & 0x7f) != 0;

    private static int ExitCode(int waitStatus) => WasKilled(waitStatus) ? 128 + (waitStatus & 0x7f) : (waitStatus >> 8) & 0xff;

    /// <returns>Whether it has ended: a process that waits for a disk or a network drive that is gone cannot be killed.</returns>
    private async Task<bool> WatchAsync(CancellationToken cancellationToken)
    {
        var ending = process.WaitForExitAsync(CancellationToken.None);
        while (await Task.WhenAny(ending, Task.Delay(PollInterval, time, CancellationToken.None)) != ending)
        {
            meter.Read();
            if (watches && FindExcess() is { } excess)
            {
                Stop(excess);
            }
            else if (stopped is not null || cancellationToken.IsCancellationRequested)
            {
                end.Hasten();
            }

            if (end.IsHopeless)
            {
                return false;
            }
        }

        return true;
    }

    private SandboxVerdict? FindExcess() =>
        time.GetElapsedTime(started) > limits.Wall ? SandboxVerdict.WallTimeExceeded
        : meter.CpuTime > limits.Cpu ? SandboxVerdict.CpuTimeExceeded
        // The kernel ends one process for it; the others would go on without.
        : meter.RanOutOfMemory ? SandboxVerdict.OutOfMemory
        : null;

    private void Stop(SandboxVerdict why)
    {
        stopped ??= why;
        end.Hasten();
    }

    /// <summary>
    /// Waits until both pipes are closed, which is when bubblewrap has ended, and with it all that ran inside. A bubblewrap that is killed while it makes the
    /// sandbox, by us or by the kernel for want of memory, may leave a child that neither ends with it nor goes on, and holds the pipes.
    /// </summary>
    /// <remarks>What holds them cannot be found where it has neither a group nor a user of its own: they are given up then.</remarks>
    private async Task CloseAsync(Task closing)
    {
        for (var look = 0; await Task.WhenAny(closing, Task.Delay(PollInterval, time, CancellationToken.None)) != closing; look++)
        {
            if (look == PatientLooks)
            {
                return;
            }

            group?.Kill();
            if (userId is { } user)
            {
                LeftOverSandboxes.End(user, 1);
            }
        }

        await closing;
    }

    /// <summary>The order matters: what we know from the kernel comes before what the program says of itself.</summary>
    private SandboxVerdict Judge(FrameReader.Frames? frames, int? exitCode) =>
        meter.RanOutOfMemory ? SandboxVerdict.OutOfMemory
        // Where memory was used up to the limit, bubblewrap or init were refused some and gave up.
        : frames is null ? (meter.PeakMemoryBytes >= limits.MemoryBytes ? SandboxVerdict.OutOfMemory : SandboxVerdict.Infrastructure)
        // At its own limit of processor time the kernel ends a process, should it come first; others may use the same signals.
        : WasKilled(frames.WaitStatus) && meter.CpuTime > limits.Cpu ? SandboxVerdict.CpuTimeExceeded
        : frames.Capped ? SandboxVerdict.OutputExceeded
        : exitCode == 0 ? SandboxVerdict.Ok
        : SandboxVerdict.NonZeroExit;
}
