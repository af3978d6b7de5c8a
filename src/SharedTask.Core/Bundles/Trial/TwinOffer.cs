using SharedTask.Core.Bundles.Plan;

namespace SharedTask.Core.Bundles.Trial;

/// <summary>A plugin that gave the program's scores on every run on which they were compared.</summary>
/// <param name="Twin">What would score the track.</param>
/// <param name="PluginTitle">The plugin's title.</param>
/// <param name="Runs">On how many runs both were compared.</param>
public sealed record TwinOffer(ImportTwin Twin, string PluginTitle, int Runs);
