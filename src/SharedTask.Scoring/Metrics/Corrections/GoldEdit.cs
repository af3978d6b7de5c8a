namespace SharedTask.Scoring.Metrics.Corrections;

/// <summary>What an annotator changes in a sentence.</summary>
/// <param name="Start">Where it begins: the number of a token, counted from 0.</param>
/// <param name="End">Where it ends: the number of the token behind it, the same as <paramref name="Start"/> for an insertion.</param>
/// <param name="Original">The tokens between the two.</param>
/// <param name="Corrections">What may stand in their place, each as tokens with a blank between them; empty where they are to go.</param>
public sealed record GoldEdit(int Start, int End, IReadOnlyList<string> Original, IReadOnlyList<string> Corrections);
