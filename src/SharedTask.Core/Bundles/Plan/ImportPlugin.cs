namespace SharedTask.Core.Bundles.Plan;

/// <summary>A scoring plugin of ours that a track was scored with, kept under our own key.</summary>
/// <param name="Id">The plugin.</param>
/// <param name="Version">Its version when the bundle was written.</param>
/// <param name="ParametersJson">The organizers' parameters, to the letter.</param>
/// <param name="Seed">The seed of every random choice.</param>
public sealed record ImportPlugin(string Id, string Version, string ParametersJson, long Seed);
