namespace SharedTask.Scoring.Metrics.Ucca;

/// <summary>A passage is of a shape that has no normal form: UCCA's own scorer stops there too.</summary>
/// <param name="message">What is wrong with it.</param>
public sealed class UccaStructureException(string message) : Exception(message);
