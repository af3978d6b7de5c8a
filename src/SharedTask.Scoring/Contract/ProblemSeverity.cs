namespace SharedTask.Scoring.Contract;

/// <summary>Whether a problem makes the run invalid.</summary>
public enum ProblemSeverity
{
    /// <summary>The run cannot be scored.</summary>
    Error,

    /// <summary>The run is scored; somebody should look.</summary>
    Warning,
}
