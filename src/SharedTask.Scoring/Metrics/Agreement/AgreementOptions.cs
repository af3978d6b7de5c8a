namespace SharedTask.Scoring.Metrics.Agreement;

/// <summary>The choices that agreement coefficients leave open.</summary>
/// <param name="UndefinedKappa">What a kappa is where chance agreement is certain.</param>
/// <param name="Numbers">The number that each label stands for, for the interval and ratio metrics; <see langword="null"/> if labels are no numbers.</param>
/// <param name="IsOrdered">Whether the labels are numbered in a meaningful order, for the ordinal metric.</param>
/// <param name="Teams">The team of each annotator, -1 for none; <see langword="null"/> if there are no teams.</param>
public sealed record AgreementOptions(
    UndefinedKappa UndefinedKappa = UndefinedKappa.Undefined,
    IReadOnlyList<double>? Numbers = null,
    bool IsOrdered = false,
    IReadOnlyList<int>? Teams = null);
