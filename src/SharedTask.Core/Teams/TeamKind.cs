namespace SharedTask.Core.Teams;

/// <summary>What a team is to the ranking.</summary>
public enum TeamKind
{
    /// <summary>It is ranked.</summary>
    Participant,

    /// <summary>The organizers' own system: shown, never ranked.</summary>
    Baseline,

    /// <summary>What people reach at the task: shown, never ranked. Its runs are the organizers', as a baseline's are.</summary>
    Human,
}
