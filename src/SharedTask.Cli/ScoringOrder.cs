using SharedTask.Scoring.Contract;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Cli;

/// <summary>What a command line asks for.</summary>
/// <param name="Plugin">The plugin's id.</param>
/// <param name="Verb">Check or score.</param>
/// <param name="Reference">The path of the reference, where one is named.</param>
/// <param name="Run">The path of the run, where one is named.</param>
/// <param name="Settings">Parameters as <c>key=value</c>.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Limits">What the plugin may use.</param>
internal sealed record ScoringOrder(string Plugin, ScoringVerb Verb, string? Reference, string? Run, IReadOnlyList<string> Settings, long Seed, SandboxLimits Limits)
{
    /// <summary>The path of the run that it is compared with, where one is named.</summary>
    public string? Other { get; init; }
}
