namespace SharedTask.Scoring.Statistics;

/// <summary>What a rank-sum test says of two samples.</summary>
/// <param name="Statistic">Mann and Whitney's U: how many of all pairs of values the first sample wins, half of a tie counted; R calls it W.</param>
/// <param name="Greater">The one-tailed p-value of the first sample's values being greater, in 0..1.</param>
/// <param name="Less">The one-tailed p-value of the first sample's values being less, in 0..1.</param>
/// <param name="TwoTailed">The p-value of the samples being different, in 0..1.</param>
public readonly record struct RankSum(double Statistic, double Greater, double Less, double TwoTailed);
