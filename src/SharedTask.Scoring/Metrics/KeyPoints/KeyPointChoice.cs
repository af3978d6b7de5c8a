namespace SharedTask.Scoring.Metrics.KeyPoints;

/// <summary>The key point that was chosen for an argument.</summary>
/// <param name="Score">How sure the choice is, a finite number; not used without a choice.</param>
/// <param name="Label">Whether it is right.</param>
public readonly record struct KeyPointChoice(double Score, KeyPointLabel Label);
