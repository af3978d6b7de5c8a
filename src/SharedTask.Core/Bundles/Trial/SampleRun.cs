using SharedTask.Core.Bundles.Files;

namespace SharedTask.Core.Bundles.Trial;

/// <summary>A run that comes with a bundle.</summary>
/// <param name="Part">The part of the bundle that is it or holds it.</param>
/// <param name="Inner">Its path in that part, a zip; empty if it is the part itself.</param>
public sealed record SampleRun(BundlePart Part, string Inner)
{
    /// <summary>Where its author finds it.</summary>
    public string Path => Inner.Length == 0 ? Part.Path : $"{Part.Path}/{Inner}";
}
