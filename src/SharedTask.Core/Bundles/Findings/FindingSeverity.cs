namespace SharedTask.Core.Bundles.Findings;

/// <summary>What a finding means for the import.</summary>
public enum FindingSeverity
{
    /// <summary>Nothing can be imported.</summary>
    Error,

    /// <summary>Something is lost, guessed, or needs the organizers' hand.</summary>
    Warning,

    /// <summary>Worth knowing; nothing is lost.</summary>
    Note,
}
