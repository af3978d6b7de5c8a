using SharedTask.Scoring.Metrics.Sequences;

namespace SharedTask.Scoring.Formats.Sentences;

/// <summary>How sentences are read.</summary>
/// <param name="Layout">Where things stand.</param>
/// <param name="Scheme">How tags are read as spans.</param>
/// <param name="IsSuffix">Whether the letter of a tag stands behind its type.</param>
/// <param name="Types">All types, or none if the reference decides.</param>
/// <param name="KeepsUnknownTypes">Whether a type that only the run has becomes one of its own, as a warning, instead of an error.</param>
/// <param name="ComparesTokens">Whether the run's tokens must be those of the reference.</param>
/// <param name="MayMiss">Whether the run may leave out sentences; only sentences with ids can be told to be missing.</param>
public sealed record SequenceOptions(
    SentenceLayout Layout,
    TagScheme Scheme = TagScheme.Lenient,
    bool IsSuffix = false,
    IReadOnlyList<string>? Types = null,
    bool KeepsUnknownTypes = false,
    bool ComparesTokens = true,
    bool MayMiss = false)
{
    /// <summary>All types, or none if the reference decides.</summary>
    public IReadOnlyList<string> Types { get; } = Types ?? [];
}
