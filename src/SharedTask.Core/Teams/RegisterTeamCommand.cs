namespace SharedTask.Core.Teams;

/// <summary>A team's request to take part.</summary>
/// <param name="CompetitionSlug">The competition.</param>
/// <param name="Name">The team's name.</param>
/// <param name="Affiliation">Where its members work; may be empty.</param>
/// <param name="Country">ISO 3166-1 alpha-2; may be empty.</param>
/// <param name="TrackIds">The tracks in which it takes part.</param>
/// <param name="Message">For the organizers; may be empty.</param>
/// <param name="RulesAccepted">Whether the rules were accepted.</param>
public sealed record RegisterTeamCommand(
    string CompetitionSlug, string Name, string Affiliation, string Country, IReadOnlyCollection<Guid> TrackIds, string Message, bool RulesAccepted);
