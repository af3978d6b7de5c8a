namespace SharedTask.Scoring.Formats.Trees;

/// <summary>How treebanks are read.</summary>
/// <param name="Slices">The comments of the reference by which sentences are cut into slices, such as <c>genre</c>.</param>
/// <param name="AllowsRoots">Whether a sentence may have several roots.</param>
public sealed record TreeOptions(IReadOnlyList<string> Slices, bool AllowsRoots);
