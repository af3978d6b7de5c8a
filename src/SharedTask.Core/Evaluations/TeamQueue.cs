namespace SharedTask.Core.Evaluations;

/// <summary>That a team has runs that can be taken.</summary>
internal readonly record struct TeamQueue(Guid CompetitionId, Guid TeamId, DateTime Oldest);
