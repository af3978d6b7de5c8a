using System.Text.Json;

namespace SharedTask.Scoring.Contract;

/// <summary>What a plugin says of itself when asked to <see cref="ScoringVerb.Describe"/>.</summary>
/// <param name="Id">The plugin's id in kebab case, unique on a site, such as <c>classification</c>.</param>
/// <param name="Version">The plugin's version, <c>major.minor.patch</c>.</param>
/// <param name="Protocol">The protocol version that it speaks.</param>
/// <param name="Title">The name that people read.</param>
/// <param name="Summary">One sentence: what it scores.</param>
/// <param name="RunFormats">The formats of runs that it reads.</param>
/// <param name="ReferenceFormats">The formats of references that it reads.</param>
/// <param name="Parameters">A JSON Schema (an object; <c>type</c>, <c>title</c>, <c>description</c>, <c>default</c>, <c>enum</c>, <c>minimum</c>, <c>maximum</c>, <c>items</c>) of its parameters.</param>
/// <param name="Metrics">The metrics, in the order in which they are usually shown.</param>
/// <param name="DefaultMetric">The key of the metric by which one usually ranks.</param>
/// <param name="SliceNote">Which columns of the reference become slices, in a sentence; <see langword="null"/> if none.</param>
public sealed record PluginManifest(
    string Id,
    string Version,
    int Protocol,
    string Title,
    string Summary,
    IReadOnlyList<FormatDescription> RunFormats,
    IReadOnlyList<FormatDescription> ReferenceFormats,
    JsonElement Parameters,
    IReadOnlyList<MetricDescription> Metrics,
    string DefaultMetric,
    string? SliceNote = null);
