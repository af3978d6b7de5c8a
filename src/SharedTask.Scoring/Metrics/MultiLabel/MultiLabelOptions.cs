using SharedTask.Scoring.Metrics.Classification;

namespace SharedTask.Scoring.Metrics.MultiLabel;

/// <summary>The choices that multi-label metrics leave open.</summary>
/// <param name="ZeroDivision">What precision, recall, F and Jaccard are where their denominator is zero.</param>
/// <param name="AveragedLabels">The labels over which these run; empty for all.</param>
/// <param name="Beta">The β of F-beta, greater than 0.</param>
public sealed record MultiLabelOptions(
    ZeroDivision ZeroDivision = ZeroDivision.Zero,
    IReadOnlyList<int>? AveragedLabels = null,
    double Beta = 0.5);
