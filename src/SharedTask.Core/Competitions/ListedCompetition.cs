namespace SharedTask.Core.Competitions;

/// <summary>A competition in the public list.</summary>
public sealed record ListedCompetition(
    string Slug, string Title, string Summary, CompetitionState State, int Tracks, int Teams, DateTime? FirstStart, DateTime? NextDeadline);
