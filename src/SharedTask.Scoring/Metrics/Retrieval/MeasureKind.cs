namespace SharedTask.Scoring.Metrics.Retrieval;

/// <summary>How a measure's values over topics become one.</summary>
public enum MeasureKind
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>Their geometric mean, each being at least .00001; a topic's value is kept as its logarithm.</summary>
    GeometricMean,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>The number of topics.</summary>
    Topics,
}
