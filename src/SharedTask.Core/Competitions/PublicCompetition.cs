namespace SharedTask.Core.Competitions;

/// <summary>A competition as everybody sees it.</summary>
public sealed record PublicCompetition(
    Guid CompetitionId,
    string Slug,
    string Title,
    string Summary,
    string Overview,
    string Rules,
    string ContactEmail,
    CompetitionState State,
    int Teams,
    IReadOnlyList<PublicTrack> Tracks,
    IReadOnlyList<PublicPhase> Phases,
    bool HasTeam,
    bool IsOrganizer);
