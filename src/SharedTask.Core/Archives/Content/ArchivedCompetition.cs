using SharedTask.Core.Competitions;

namespace SharedTask.Core.Archives.Content;

/// <summary>
/// A competition without its runs. Rows name each other by their place in these lists, never by a site's keys, so that the same
/// competition reads the same wherever it is.
/// </summary>
public sealed record ArchivedCompetition
{
    public required string Slug { get; init; }

    public required string Title { get; init; }

    public string Summary { get; init; } = "";

    public string Overview { get; init; } = "";

    public string Rules { get; init; } = "";

    public string ContactEmail { get; init; } = "";

    public required string TimeZoneId { get; init; }

    public required CompetitionState State { get; init; }

    public required RegistrationApproval Approval { get; init; }

    public int? TeamSizeCap { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? OpenedAt { get; init; }

    public required IReadOnlyList<ArchivedOrganizer> Organizers { get; init; }

    public required IReadOnlyList<ArchivedTrack> Tracks { get; init; }

    public required IReadOnlyList<ArchivedPhase> Phases { get; init; }

    public required IReadOnlyList<ArchivedFile> Files { get; init; }

    public required IReadOnlyList<ArchivedTeam> Teams { get; init; }

    /// <summary>The leaderboards as they stood. They are made anew from the scores on import, and compared with these.</summary>
    public required IReadOnlyList<ArchivedBoard> Boards { get; init; }
}
