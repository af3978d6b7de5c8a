namespace SharedTask.Scoring.Metrics.Preference;

/// <summary>What is believed of a system's skill.</summary>
/// <param name="Mu">The mean.</param>
/// <param name="Sigma">The standard deviation.</param>
public readonly record struct SkillRating(double Mu, double Sigma)
{
    /// <summary>A skill that the system has almost certainly: μ − 3σ.</summary>
    public double Conservative => Mu - (3 * Sigma);
}
