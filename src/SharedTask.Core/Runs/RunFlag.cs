namespace SharedTask.Core.Runs;

/// <summary>What organizers say of a team's run that stands outside of the ranking.</summary>
public enum RunFlag
{
    /// <summary>Nothing: it counts by the submission rule.</summary>
    None,

    /// <summary>It came after the end, by the organizers' leave.</summary>
    Late,

    /// <summary>It is shown for comparison, for another reason.</summary>
    Unofficial,
}
