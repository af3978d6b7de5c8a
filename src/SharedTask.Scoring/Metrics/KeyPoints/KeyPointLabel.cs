namespace SharedTask.Scoring.Metrics.KeyPoints;

/// <summary>Whether an argument and the key point that was chosen for it belong together.</summary>
public enum KeyPointLabel
{
    /// <summary>No key point was chosen.</summary>
    NotAnswered,

    /// <summary>They do not match.</summary>
    NoMatch,

    /// <summary>They match.</summary>
    Match,

    /// <summary>The pair has no label, since annotators did not agree or the key point is of another topic.</summary>
    Undecided,
}
