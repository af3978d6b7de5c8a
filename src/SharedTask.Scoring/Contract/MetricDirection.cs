namespace SharedTask.Scoring.Contract;

/// <summary>Which end of a metric's range is good.</summary>
public enum MetricDirection
{
    /// <summary>A greater value is better.</summary>
    HigherIsBetter,

    /// <summary>A smaller value is better.</summary>
    LowerIsBetter,
}
