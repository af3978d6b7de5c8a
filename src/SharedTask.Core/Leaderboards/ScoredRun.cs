namespace SharedTask.Core.Leaderboards;

/// <summary>A scored run of a team: a candidate for its row.</summary>
internal sealed record ScoredRun(Guid RunId, Guid EvaluationId, DateTime ReceivedAt, bool IsOfficial, RowFlag Flag, IReadOnlyDictionary<string, BoardValue> Values);
