namespace SharedTask.Scoring.Metrics.Sequences;

/// <summary>Precision, recall and F1 of spans; NaN where undefined.</summary>
/// <param name="Precision">The share of predicted spans that are right, in 0..1.</param>
/// <param name="Recall">The share of gold spans that are found, in 0..1.</param>
/// <param name="F1">Their harmonic mean, in 0..1.</param>
public readonly record struct SpanValues(double Precision, double Recall, double F1);
