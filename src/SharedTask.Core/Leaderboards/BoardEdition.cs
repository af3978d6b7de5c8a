namespace SharedTask.Core.Leaderboards;

/// <summary>Which of the two boards of a track and phase it is.</summary>
public enum BoardEdition
{
    /// <summary>All runs.</summary>
    Live,

    /// <summary>Only runs received before the phase's freeze.</summary>
    Frozen,
}
