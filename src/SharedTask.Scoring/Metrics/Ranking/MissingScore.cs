namespace SharedTask.Scoring.Metrics.Ranking;

/// <summary>What a system is that has no score in one of the columns.</summary>
public enum MissingScore
{
    /// <summary>It is incomplete: it takes no part in any column and has no place.</summary>
    Unranked,

    /// <summary>It is last in that column, level with the others that have no score there.</summary>
    Last,
}
