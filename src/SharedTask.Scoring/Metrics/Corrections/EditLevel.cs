namespace SharedTask.Scoring.Metrics.Corrections;

/// <summary>What of two edits has to be the same.</summary>
public enum EditLevel
{
    /// <summary>The place and the correction.</summary>
    Correction,

    /// <summary>The place alone.</summary>
    Detection,

    /// <summary>The place, the correction and the type of the error.</summary>
    Classification,
}
