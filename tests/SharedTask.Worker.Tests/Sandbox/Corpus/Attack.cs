using System.Text;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Tests.Sandbox.Corpus;

/// <summary>Something that a hostile program does, and what must come of it.</summary>
internal sealed record Attack
{
    /// <summary>How the attacks in C end where they were refused.</summary>
    public const int Refused = 77;

    public required string Name { get; init; }

    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>The verdicts of which one must come; several where chance decides.</summary>
    public required IReadOnlyList<SandboxVerdict> Verdicts { get; init; }

    public int? ExitCode { get; init; }

    public SandboxLimits Limits { get; init; } = Usual;

    /// <summary>The files that must be handed back; <see langword="null"/> if they do not matter.</summary>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>Whether it prints the reference, which it may read: what is printed stays with the organizers.</summary>
    public bool SaysReference { get; init; }

    public static SandboxLimits Usual { get; } = new()
    {
        Wall = TimeSpan.FromSeconds(10),
        Cpu = TimeSpan.FromSeconds(8),
        MemoryBytes = 128L * 1024 * 1024,
        Processes = 30,
        OutputBytes = 1024 * 1024,
        OutputFiles = 10,
        ScratchBytes = 16L * 1024 * 1024,
        LogBytes = 256 * 1024,
    };

    public override string ToString() => Name;

    /// <summary>What is wrong with how it ended; <see langword="null"/> if nothing.</summary>
    public string? FindFault(SandboxOutcome outcome)
    {
        var files = string.Join(' ', outcome.Files.Keys.Order(StringComparer.Ordinal));
        return !Verdicts.Contains(outcome.Verdict) ? $"{Name}: verdict {outcome.Verdict}, exit code {outcome.ExitCode}, log: {outcome.Log}"
            : ExitCode is not null && outcome.ExitCode != ExitCode ? $"{Name}: exit code {outcome.ExitCode}, log: {outcome.Log}"
            : Files is not null && string.Join(' ', Files) != files ? $"{Name}: files \"{files}\""
            : outcome.Log.Contains(CorpusFixture.Secret, StringComparison.Ordinal) && !SaysReference ? $"{Name}: said a secret: {outcome.Log}"
            : outcome.Files.Values.Any(content => Encoding.UTF8.GetString(content).Contains(CorpusFixture.Secret, StringComparison.Ordinal)) ? $"{Name}: handed in a secret"
            : null;
    }
}
