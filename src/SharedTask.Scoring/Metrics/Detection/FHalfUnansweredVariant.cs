namespace SharedTask.Scoring.Metrics.Detection;

/// <summary>How F0.5u of PAN takes items that were left unanswered, with a score of exactly 0.5.</summary>
public enum FHalfUnansweredVariant
{
    /// <summary>They count as missed: 1.25·TP / (1.25·TP + 0.25·(FN + U) + FP). The definition of Bevendorff et al. 2019, PAN's tool since 2021.</summary>
    CountsUnanswered,

    /// <summary>They are taken for positive answers, as the tool did with which the published values of PAN 2020 were made.</summary>
    TakesUnansweredAsPositive,
}
