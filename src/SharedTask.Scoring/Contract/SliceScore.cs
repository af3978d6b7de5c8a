namespace SharedTask.Scoring.Contract;

/// <summary>The scores of one part of the reference.</summary>
/// <param name="By">The property by which the reference is cut, such as <c>language</c>.</param>
/// <param name="Value">The property's value in this part, such as <c>en</c>.</param>
/// <param name="Size">The number of items in this part.</param>
/// <param name="Scores">The metrics over this part.</param>
public sealed record SliceScore(string By, string Value, long Size, IReadOnlyList<MetricScore> Scores);
