namespace SharedTask.Core.Competitions;

/// <summary>A competition that the actor organizes.</summary>
public sealed record MyCompetition(string Slug, string Title, CompetitionState State, int Tracks, int Teams, int Runs, int UnfinishedRuns, int PendingRegistrations);
