using SharedTask.Core.Competitions;

namespace SharedTask.Core.Bundles.Export;

/// <summary>A phase with the tracks that take part.</summary>
internal sealed record SourcePhase(int Index, Phase Phase, IReadOnlyList<SourceReference> References);
