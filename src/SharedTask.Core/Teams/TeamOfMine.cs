namespace SharedTask.Core.Teams;

/// <summary>A team that the actor belongs to, with its competition.</summary>
public sealed record TeamOfMine(string CompetitionSlug, string CompetitionTitle, string TeamName, RegistrationState State, int Runs);
