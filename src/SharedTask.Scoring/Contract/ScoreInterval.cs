namespace SharedTask.Scoring.Contract;

/// <summary>A confidence interval around a score.</summary>
/// <param name="Low">The lower bound.</param>
/// <param name="High">The upper bound.</param>
/// <param name="Level">The confidence level, in 0..1, such as .95.</param>
/// <param name="Method">How it was made, such as <c>bootstrap-percentile</c>.</param>
/// <param name="Resamples">The number of resamples.</param>
/// <param name="Seed">The seed of the resampling.</param>
public sealed record ScoreInterval(double Low, double High, double Level, string Method, int Resamples, long Seed);
