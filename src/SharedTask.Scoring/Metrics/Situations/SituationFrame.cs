namespace SharedTask.Scoring.Metrics.Situations;

/// <summary>A document says that there is a situation: a need or an issue of some type at some place.</summary>
/// <param name="Document">The document, by its number: in the order of names.</param>
/// <param name="Situation">The place and the type, by their number: in the order of places, then types.</param>
/// <param name="IsGrave">Whether the situation is current and urgent, and what is done is insufficient.</param>
public readonly record struct SituationFrame(int Document, int Situation, bool IsGrave);
