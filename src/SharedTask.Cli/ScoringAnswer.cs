using SharedTask.Scoring.Contract;
using SharedTask.Worker.Plugins;

namespace SharedTask.Cli;

/// <summary>What came of an order.</summary>
/// <param name="Manifest">The plugin that was asked.</param>
/// <param name="Outcome">How its work ended.</param>
internal sealed record ScoringAnswer(PluginManifest Manifest, PluginOutcome Outcome);
