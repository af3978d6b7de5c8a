namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>BLEU and what it is made of.</summary>
/// <param name="Value">BLEU, in 0..100.</param>
/// <param name="Precisions">The precision of each order, smoothed, in percent.</param>
/// <param name="BrevityPenalty">The brevity penalty, in 0..1.</param>
/// <param name="Length">The number of words of the run.</param>
/// <param name="ReferenceLength">The number of words of the closest references.</param>
public sealed record BleuScore(double Value, IReadOnlyList<double> Precisions, double BrevityPenalty, double Length, double ReferenceLength);
