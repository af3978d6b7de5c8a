using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Plan;

namespace SharedTask.Core.Bundles.Trial;

/// <summary>Has a bundle's programs score its samples before anything is imported, and looks for plugins that score the same.</summary>
public interface IBundleTrial
{
    /// <summary>One trial for each track with a program about which there is something to say.</summary>
    Task<IReadOnlyList<TrackTrial>> RunAsync(BundleFolder bundle, ImportPlan plan, CancellationToken cancellationToken);
}
