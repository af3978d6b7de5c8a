namespace SharedTask.Core.Teams;

/// <summary>What a team is to the ranking.</summary>
public enum TeamKind
{
    /// <summary>It is ranked.</summary>
    Participant,

    /// <summary>The organizers' own system: shown, never ranked.</summary>
    Baseline,
}
