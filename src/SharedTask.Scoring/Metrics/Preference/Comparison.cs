namespace SharedTask.Scoring.Metrics.Preference;

/// <summary>One judgement of two systems, each a number from 0.</summary>
/// <param name="Winner">The preferred system; in a draw either.</param>
/// <param name="Loser">The other one.</param>
/// <param name="IsDraw">Whether neither was preferred.</param>
public readonly record struct Comparison(int Winner, int Loser, bool IsDraw = false);
