namespace SharedTask.Core.Teams;

/// <summary>An account's team in a competition.</summary>
/// <param name="TeamId">The team.</param>
/// <param name="CompetitionTitle">What it takes part in.</param>
/// <param name="Name">Its name.</param>
/// <param name="Affiliation">Where its members work.</param>
/// <param name="Country">Its country's code.</param>
/// <param name="State">What became of its registration.</param>
/// <param name="DecisionNote">What the organizers wrote.</param>
/// <param name="Members">Who belongs to it, the lead first.</param>
/// <param name="Tracks">The tracks in which it takes part.</param>
public sealed record MyTeam(
    Guid TeamId,
    string CompetitionTitle,
    string Name,
    string Affiliation,
    string Country,
    RegistrationState State,
    string DecisionNote,
    IReadOnlyList<MyTeamMember> Members,
    IReadOnlyList<string> Tracks);
