using System.Diagnostics;
using System.Globalization;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Tests.Doctor;

/// <summary>A sandbox without walls: whatever a program attempts, it succeeds; what has no end is cut off as if it had ended well.</summary>
internal sealed class OpenSandbox : ISandbox, IDisposable
{
    private readonly List<string> scripts = [];

    public SandboxSelfTest SelfTest { get; private set; } = new(SandboxTier.Full, "");

    public void Judge(string? breach) => SelfTest = breach is null ? new(SandboxTier.Full, "") : new(SandboxTier.None, breach);

    public async Task<SandboxOutcome> RunAsync(SandboxCommand command, CancellationToken cancellationToken)
    {
        var script = command.Arguments[^1];
        lock (scripts)
        {
            scripts.Add(script);
        }

        // The machine's memory is not ours to take. What is printed goes to a file, because what outlives its parent would hold a pipe.
        var printed = Path.GetTempFileName();
        using var process = Process.Start(
            "/bin/sh",
            [
                "-c", "ulimit -f 200; file=$1; shift; exec \"$@\" > \"$file\" 2>&1", "sh", printed,
                "/usr/bin/timeout", "0.5", .. command.Arguments.SkipLast(1), script.Contains("/dev/zero", StringComparison.Ordinal) ? "true" : script,
            ]);
        await process.WaitForExitAsync(cancellationToken);
        var log = await File.ReadAllTextAsync(printed, cancellationToken);
        File.Delete(printed);
        // Cut off by time, or by the size of that file.
        var code = process.ExitCode is 124 or 153 or 1 && script is "yes" or "while :; do :; done" or "sleep 600" ? 0 : process.ExitCode;
        return new SandboxOutcome(
            code == 0 ? SandboxVerdict.Ok : SandboxVerdict.NonZeroExit,
            code,
            new SandboxUsage(default, default, 0),
            new Dictionary<string, byte[]>(StringComparer.Ordinal),
            log);
    }

    /// <summary>Ends what has outlived its start.</summary>
    public void Dispose()
    {
        foreach (var folder in Directory.GetDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
        {
            try
            {
                var words = File.ReadAllText(Path.Combine(folder, "cmdline")).Split('\0');
                if (words is ["sleep", var time, ..] && scripts.Exists(script => script.Contains($"setsid sleep {time} ", StringComparison.Ordinal)))
                {
                    using var process = Process.GetProcessById(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture));
                    process.Kill();
                }
            }
            catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
            {
                // It has ended by itself.
            }
        }
    }
}
