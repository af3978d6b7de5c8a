namespace SharedTask.Scoring.Metrics.Ranking;

/// <summary>How ranks are numbered when scores are equal.</summary>
public enum TieRule
{
    /// <summary>1, 2, 2, 4: equal entries have the least of their places ("min").</summary>
    Competition,

    /// <summary>1, 2, 2, 3: no rank is left out ("dense").</summary>
    Dense,

    /// <summary>1, 2, 3, 4: the earlier entry first ("ordinal").</summary>
    Earlier,

    /// <summary>1, 2.5, 2.5, 4: equal entries have the mean of their places ("average").</summary>
    Average,

    /// <summary>1, 3, 3, 4: equal entries have the greatest of their places ("max").</summary>
    ModifiedCompetition,
}
