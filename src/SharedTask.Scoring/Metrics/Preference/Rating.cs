namespace SharedTask.Scoring.Metrics.Preference;

/// <summary>One score that a person gave to a system's output, as in direct assessment and ESA.</summary>
/// <param name="Rater">Who gave it, a number from 0.</param>
/// <param name="System">The system, a number from 0.</param>
/// <param name="Segment">The segment; outputs of one system for one segment are averaged first.</param>
/// <param name="Score">The score, usually in 0..100.</param>
public readonly record struct Rating(int Rater, int System, int Segment, double Score);
