namespace SharedTask.Scoring.Metrics.Agreement;

/// <summary>What a kappa is where chance agreement is certain: all raters chose one and the same label throughout.</summary>
public enum UndefinedKappa
{
    /// <summary>Undefined, and so is every mean that it is part of (scikit-learn and statsmodels give NaN).</summary>
    Undefined,

    /// <summary>1, as the raters do agree.</summary>
    One,

    /// <summary>Undefined, and left out of means.</summary>
    LeftOut,
}
