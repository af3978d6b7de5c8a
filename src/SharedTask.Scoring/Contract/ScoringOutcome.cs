namespace SharedTask.Scoring.Contract;

/// <summary>How a check or a scoring ended, in the plugin's own judgement.</summary>
public enum ScoringOutcome
{
    /// <summary>The run is well formed and, where asked for, scored.</summary>
    Scored,

    /// <summary>The run cannot be scored; the problems say why.</summary>
    Invalid,
}
