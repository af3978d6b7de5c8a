namespace SharedTask.Scoring.Metrics.Classification;

/// <summary>Precision, recall and F of one class or an average; NaN where undefined.</summary>
/// <param name="Precision">True positives among predicted positives, in 0..1.</param>
/// <param name="Recall">True positives among gold positives, in 0..1.</param>
/// <param name="F1">The harmonic mean of the two, in 0..1.</param>
/// <param name="FBeta">Their harmonic mean with recall weighing β² times as much, in 0..1.</param>
public readonly record struct PrecisionRecallF(double Precision, double Recall, double F1, double FBeta);
