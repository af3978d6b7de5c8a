namespace SharedTask.Scoring.Metrics.Preference;

/// <summary>The constants of TrueSkill; the defaults are those of Herbrich, Minka and Graepel 2006.</summary>
/// <param name="Mu">The mean of a system's skill before its first game.</param>
/// <param name="Sigma">Its standard deviation before the first game, greater than 0.</param>
/// <param name="Beta">The standard deviation of the performance in a game around the skill, greater than 0.</param>
/// <param name="Tau">By how much uncertainty grows before every game, at least 0.</param>
/// <param name="DrawProbability">The share of draws between equals, at least 0 and less than 1.</param>
public sealed record TrueSkillOptions(double Mu = 25, double Sigma = 25.0 / 3, double Beta = 25.0 / 6, double Tau = 25.0 / 300, double DrawProbability = .1);
