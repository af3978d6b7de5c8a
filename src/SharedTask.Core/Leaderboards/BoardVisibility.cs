namespace SharedTask.Core.Leaderboards;

/// <summary>Who sees scores while a phase has not been released.</summary>
public enum BoardVisibility
{
    /// <summary>Everybody sees the whole board.</summary>
    Open,

    /// <summary>A team sees its own scores, nobody but the organizers sees the board.</summary>
    OwnScores,

    /// <summary>Nobody but the organizers sees any score.</summary>
    Blind,
}
