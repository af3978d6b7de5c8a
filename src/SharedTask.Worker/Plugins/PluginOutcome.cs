using SharedTask.Core.Evaluations;
using SharedTask.Scoring.Contract;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Plugins;

/// <summary>How a plugin's work ended.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Result">What it wrote, if it is scored or invalid.</param>
/// <param name="Reason">For the organizers: what went wrong, in a sentence; empty otherwise.</param>
/// <param name="Usage">What it used.</param>
/// <param name="Log">The tail of what it printed; may show gold.</param>
/// <param name="Report">The page in which it reports in detail, as it wrote it.</param>
public sealed record PluginOutcome(PluginVerdict Verdict, ScoringResult? Result, string Reason, SandboxUsage Usage, string Log, byte[]? Report = null)
{
    /// <summary>The sufficient statistics of every item, as it wrote them; <see langword="null"/> if it wrote none.</summary>
    public byte[]? Items { get; init; }

    /// <summary>The limit that it was stopped for, if it was.</summary>
    public ExceededLimit? Exceeded { get; init; }
}
