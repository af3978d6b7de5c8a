namespace SharedTask.Scoring.Metrics.Preference;

/// <summary>What people's scores come to for a system.</summary>
/// <param name="Mean">The mean of the scores; NaN without any.</param>
/// <param name="ZScore">The mean of the scores standardized by rater; NaN without any that can be.</param>
/// <param name="Segments">How many segments were scored.</param>
public sealed record RatedSystem(double Mean, double ZScore, int Segments);
