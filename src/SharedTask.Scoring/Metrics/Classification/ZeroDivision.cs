namespace SharedTask.Scoring.Metrics.Classification;

/// <summary>What precision, recall and F are where their denominator is zero (scikit-learn's <c>zero_division</c>).</summary>
public enum ZeroDivision
{
    /// <summary>0.</summary>
    Zero,

    /// <summary>1.</summary>
    One,

    /// <summary>Undefined, and left out of averages.</summary>
    Undefined,
}
