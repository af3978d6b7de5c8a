namespace SharedTask.Scoring.Metrics.Corrections;

/// <summary>An edit with the type of its error.</summary>
/// <param name="Start">The token where it begins, counted from 0.</param>
/// <param name="End">The token behind it.</param>
/// <param name="Category">The type, such as <c>R:NOUN</c>.</param>
/// <param name="Correction">What stands in place of the tokens.</param>
public sealed record TypedEdit(int Start, int End, string Category, string Correction);
