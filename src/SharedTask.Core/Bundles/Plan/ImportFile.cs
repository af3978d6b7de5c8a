using SharedTask.Core.Bundles.Files;

namespace SharedTask.Core.Bundles.Plan;

/// <summary>A file that comes with the competition.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Part">Where it is.</param>
/// <param name="Phase">The place of its phase in the plan; <see langword="null"/> if it belongs to all.</param>
/// <param name="Track">The place of its track in the plan; <see langword="null"/> if it belongs to all.</param>
public sealed record ImportFile(ImportFileKind Kind, string Title, BundlePart Part, int? Phase = null, int? Track = null);
