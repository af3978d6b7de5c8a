namespace SharedTask.Core.Leaderboards;

/// <summary>How much of a board a viewer sees.</summary>
public enum BoardSight
{
    /// <summary>All of the live board.</summary>
    Full,

    /// <summary>All of the board as it stood when it was frozen.</summary>
    Frozen,

    /// <summary>No board; a team sees its own scores among its runs.</summary>
    OwnScoresOnly,

    /// <summary>Nothing.</summary>
    Hidden,
}
