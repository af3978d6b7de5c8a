namespace SharedTask.Core.Bundles.Plan;

/// <summary>A scoring plugin that scores a track as its own program does.</summary>
/// <param name="PluginId">The plugin.</param>
/// <param name="PluginVersion">The version that was compared.</param>
/// <param name="ParametersJson">Its parameters, a JSON object.</param>
/// <param name="Metrics">The plugin's metric for each score that the program writes.</param>
public sealed record ImportTwin(string PluginId, string PluginVersion, string ParametersJson, IReadOnlyDictionary<string, string> Metrics);
