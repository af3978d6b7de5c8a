namespace SharedTask.Scoring.Metrics.Classification;

/// <summary>The choices that classification metrics leave open.</summary>
/// <param name="ZeroDivision">What precision, recall and F are where their denominator is zero.</param>
/// <param name="AveragedLabels">The labels over which precision, recall and F are averaged; empty for every label that is in the gold or the predictions (with <see cref="ZeroDivision.Sdu"/>, in the gold). A label that is in neither counts as scikit-learn has it: by the policy for zero denominators.</param>
/// <param name="PositiveLabel">The positive class of a binary task, or <see langword="null"/>.</param>
/// <param name="Beta">The β of F-beta, greater than 0.</param>
public sealed record ClassificationOptions(
    ZeroDivision ZeroDivision = ZeroDivision.Zero,
    IReadOnlyList<int>? AveragedLabels = null,
    int? PositiveLabel = null,
    double Beta = 0.5);
