namespace SharedTask.Core.Leaderboards;

/// <summary>Why a row of a board takes no rank, and no place from others.</summary>
public enum RowFlag
{
    /// <summary>It is ranked.</summary>
    None,

    /// <summary>The organizers' own system.</summary>
    Baseline,

    /// <summary>What people reach at the task.</summary>
    Human,

    /// <summary>A run that came after the end.</summary>
    Late,

    /// <summary>A run that organizers took out of the ranking.</summary>
    Unofficial,
}
