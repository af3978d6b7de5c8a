namespace SharedTask.Scoring.Metrics.Retrieval;

/// <summary>A document that a run retrieved for a topic.</summary>
/// <param name="Score">The run's score.</param>
/// <param name="Document">The document's number.</param>
/// <param name="Grade">Its grade, or one of <see cref="RelevanceGrade"/>.</param>
internal readonly record struct RetrievedDocument(double Score, int Document, int Grade);
