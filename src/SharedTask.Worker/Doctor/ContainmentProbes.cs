using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using SharedTask.Core.Storage;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Doctor;

/// <summary>Lets programs in the sandbox attempt what they must not be able to do.</summary>
internal static class ContainmentProbes
{
    private const string Shell = "/bin/sh";

    private static readonly SandboxLimits Small = new()
    {
        Wall = TimeSpan.FromSeconds(20),
        Cpu = TimeSpan.FromSeconds(10),
        MemoryBytes = 64L << 20,
        Processes = 16,
        LogBytes = 256L << 10,
    };

    /// <summary>An attempt, and how one sees that it came to nothing.</summary>
    private sealed record Attempt(string Key, string Script, Func<SandboxOutcome, bool> IsHeld)
    {
        public SandboxLimits Limits { get; init; } = Small;

        public string Program { get; init; } = Shell;
    }

    public static async Task<IReadOnlyList<ProbeResult>> RunAsync(ISandbox sandbox, SandboxScratch scratch, CancellationToken cancellationToken)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var folder = scratch.CreateFolder();
        try
        {
            var file = Path.Combine(folder, "secret");
            await File.WriteAllTextAsync(file, secret, cancellationToken);
            var attempts = All(((IPEndPoint)listener.LocalEndpoint).Port, file, secret);
            var results = await Task.WhenAll(attempts.Select(attempt => RunAsync(sandbox, attempt, cancellationToken)));
            for (var i = 0; i < results.Length; i++)
            {
                if (results[i] is { Result.State: ProbeState.Bad, Verdict: SandboxVerdict.Infrastructure or SandboxVerdict.WallTimeExceeded })
                {
                    // Nothing came through: the machine had too much to do. Once more, alone.
                    results[i] = await RunAsync(sandbox, attempts[i], cancellationToken);
                }
            }

            return [.. results.Select(result => result.Result)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<Attempt> All(int port, string file, string secret)
    {
        // A program that no other process of the machine is called like.
        var sleep = $"86400.{BitConverter.ToUInt32(Convert.FromHexString(secret)).ToString(CultureInfo.InvariantCulture)}";
        return
        [
            new("network", $"exec 3<>/dev/tcp/127.0.0.1/{port.ToString(CultureInfo.InvariantCulture)}", Fails) { Program = "/bin/bash" },
            new("passwords", "cat /etc/shadow", Fails),
            new("files", $"cat {file}", outcome => Fails(outcome) && !outcome.Log.Contains(secret, StringComparison.Ordinal)),
            new("environment", "env", HasNothingOfOurs),
            new("host-processes", "set -- /proc/[0-9]*; [ $# -le 4 ]", outcome => outcome.Verdict == SandboxVerdict.Ok),
            new("writing", "touch /usr/x || touch /etc/x || touch /x || touch /dev/x", Fails),
            new("namespaces", "command -v unshare > /dev/null || exit 1; unshare --user true || unshare --net true", Fails),
            new("unfiltered", "grep -q '^Seccomp:[[:space:]]*2' /proc/self/status", outcome => outcome.Verdict == SandboxVerdict.Ok),
            new("outliving", $"setsid sleep {sleep} & exit 0", outcome => outcome.Verdict == SandboxVerdict.Ok && !Runs(sleep)),
            new("memory", "tail /dev/zero", outcome => outcome.Verdict is SandboxVerdict.OutOfMemory or SandboxVerdict.NonZeroExit && outcome.Usage.PeakMemoryBytes <= Small.MemoryBytes * 5 / 4),
            new("processes", "i=0; while [ $i -lt 40 ]; do sleep 10 & i=$((i+1)); done", outcome => Fails(outcome) && outcome.Log.Contains("fork", StringComparison.OrdinalIgnoreCase)),
            new("processor", "while :; do :; done", outcome => outcome.Verdict == SandboxVerdict.CpuTimeExceeded) { Limits = Small with { Cpu = TimeSpan.FromSeconds(0.2) } },
            new("time", "sleep 600", outcome => outcome.Verdict == SandboxVerdict.WallTimeExceeded) { Limits = Small with { Wall = TimeSpan.FromSeconds(0.5) } },
            new("printing", "yes", outcome => outcome.Verdict == SandboxVerdict.LogFlood),
        ];
    }

    private static async Task<(ProbeResult Result, SandboxVerdict? Verdict)> RunAsync(ISandbox sandbox, Attempt attempt, CancellationToken cancellationToken)
    {
        if (!File.Exists(attempt.Program))
        {
            return (new ProbeResult(attempt.Key, true, ProbeState.Note, $"{attempt.Program} –"), null);
        }

        var command = new SandboxCommand { Arguments = [attempt.Program, "-c", attempt.Script], Mounts = [], Limits = attempt.Limits, WorkingFolder = "/tmp" };
        var outcome = await sandbox.RunAsync(command, cancellationToken);
        return (new ProbeResult(attempt.Key, true, attempt.IsHeld(outcome) ? ProbeState.Good : ProbeState.Bad, Facts(outcome)), outcome.Verdict);
    }

    private static bool Fails(SandboxOutcome outcome) => outcome is { Verdict: SandboxVerdict.NonZeroExit, ExitCode: not 127 };

    private static bool HasNothingOfOurs(SandboxOutcome outcome)
    {
        var given = BubblewrapArguments.EnvironmentNames.Append("PWD").Append("OLDPWD").Append("SHLVL").Append("_");
        var seen = outcome.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=')[0]);
        return outcome.Verdict == SandboxVerdict.Ok && !seen.Except(given, StringComparer.Ordinal).Any();
    }

    private static bool Runs(string argument) => Directory.EnumerateDirectories("/proc")
        .Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]))
        .Any(folder => MachineFiles.Read(Path.Combine(folder, "cmdline")).Contains(argument, StringComparison.Ordinal));

    private static string Facts(SandboxOutcome outcome)
    {
        var log = outcome.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        var said = outcome.Verdict == SandboxVerdict.NonZeroExit && log.Length > 0 ? $": {(log.Length > 120 ? log[..120] : log)}" : "";
        return outcome.ExitCode is { } code
            ? string.Create(CultureInfo.InvariantCulture, $"exit code {code}{said}")
            : string.Create(CultureInfo.InvariantCulture, $"{outcome.Verdict}, {outcome.Usage.Cpu.TotalSeconds:0.00} s, {FileSize.Format(outcome.Usage.PeakMemoryBytes)}");
    }
}
