using SharedTask.Core.Bundles.Files;

namespace SharedTask.Core.Bundles.Plan;

/// <summary>What runs of a track are scored against in a phase.</summary>
/// <param name="Track">The track's place in the plan.</param>
/// <param name="Part">The reference data; <see langword="null"/> where the bundle has none.</param>
public sealed record ImportReference(int Track, BundlePart? Part);
