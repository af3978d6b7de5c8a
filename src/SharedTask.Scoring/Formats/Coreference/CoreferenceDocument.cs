namespace SharedTask.Scoring.Formats.Coreference;

/// <summary>The clusters of a document.</summary>
/// <param name="Name">The document's name.</param>
/// <param name="Line">The line on which it begins, counted from 1.</param>
/// <param name="Tokens">How many tokens it has; <see langword="null"/> if its format does not tell.</param>
/// <param name="Clusters">Its clusters, none of them empty, and no mention in two of them.</param>
public sealed record CoreferenceDocument(string Name, long Line, int? Tokens, IReadOnlyList<IReadOnlyList<string>> Clusters);
