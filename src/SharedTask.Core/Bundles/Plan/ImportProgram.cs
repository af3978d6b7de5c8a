using SharedTask.Core.Bundles.Files;

namespace SharedTask.Core.Bundles.Plan;

/// <summary>A scoring or ingestion program of a bundle.</summary>
/// <param name="Part">Where it is.</param>
/// <param name="Command">The command of its metadata, before placeholders are filled in; empty if it has none.</param>
/// <param name="Fingerprint">Equal for the same files.</param>
public sealed record ImportProgram(BundlePart Part, IReadOnlyList<string> Command, string Fingerprint);
