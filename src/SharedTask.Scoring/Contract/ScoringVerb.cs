namespace SharedTask.Scoring.Contract;

/// <summary>What the platform asks of a plugin.</summary>
public enum ScoringVerb
{
    /// <summary>Print the manifest.</summary>
    Describe,

    /// <summary>Read the run, or the reference alone, and report problems; compute nothing.</summary>
    Check,

    /// <summary>Check, then score.</summary>
    Score,

    /// <summary>Score a run and another one, and say how far they are apart.</summary>
    Compare,
}
