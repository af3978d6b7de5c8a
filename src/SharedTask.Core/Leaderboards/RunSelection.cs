namespace SharedTask.Core.Leaderboards;

/// <summary>Which run of a team counts when the team has not chosen one.</summary>
public enum RunSelection
{
    /// <summary>The best by the ranking columns.</summary>
    Best,

    /// <summary>The one received last.</summary>
    Last,

    /// <summary>Only the one that the team chose.</summary>
    Chosen,
}
