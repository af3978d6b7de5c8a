namespace SharedTask.Worker.Sandbox;

/// <summary>How a program ended, what it used and what it left.</summary>
/// <param name="Verdict">The verdict; what the program printed decides nothing in it.</param>
/// <param name="ExitCode">The exit code, or 128 and the signal's number; <see langword="null"/> if it was stopped.</param>
/// <param name="Usage">What it used.</param>
/// <param name="Files">The regular files of the output folder by relative path.</param>
/// <param name="Log">The tail of what it printed.</param>
public sealed record SandboxOutcome(
    SandboxVerdict Verdict,
    int? ExitCode,
    SandboxUsage Usage,
    IReadOnlyDictionary<string, byte[]> Files,
    string Log);
