using SharedTask.Scoring.Metrics.Ranking;

namespace SharedTask.Core.Leaderboards;

/// <summary>A leaderboard as a viewer may see it. What the viewer may not see is not in it.</summary>
public sealed record LeaderboardView
{
    public required string CompetitionSlug { get; init; }

    public required string CompetitionTitle { get; init; }

    public required string TrackSlug { get; init; }

    public required string TrackTitle { get; init; }

    public required string PhaseSlug { get; init; }

    public required string PhaseTitle { get; init; }

    public required BoardSight Sight { get; init; }

    public required DateTime? FreezesAt { get; init; }

    public required DateTime? ReleasesAt { get; init; }

    public required DateTime StartsAt { get; init; }

    public required DateTime? EndsAt { get; init; }

    /// <summary>The board behind the view, for watchers; <see langword="null"/> if nothing is shown or nothing has been scored.</summary>
    public Guid? LeaderboardId { get; init; }

    /// <summary>Raised by every change; 0 if there is nothing to see.</summary>
    public long Revision { get; init; }

    public DateTime? BuiltAt { get; init; }

    public required RunSelection RunSelection { get; init; }

    public required RankingRule RankingRule { get; init; }

    public required TieRule TieRule { get; init; }

    /// <summary>The scorer's id and version, such as <c>classification 1.0.0</c>; empty if there is none.</summary>
    public required string Scorer { get; init; }

    public required string ParametersJson { get; init; }

    /// <summary>The reference's version; 0 if there is none.</summary>
    public required int ReferenceVersion { get; init; }

    public required string ReferenceSha256 { get; init; }

    public required IReadOnlyList<BoardColumn> Columns { get; init; }

    public required IReadOnlyList<BoardRow> Rows { get; init; }

    /// <summary>As <see cref="BoardStamp"/> has it.</summary>
    public string Stamp => BoardStamp.TextOf(Sight, Revision);

    public bool IsShown => Sight is BoardSight.Full or BoardSight.Frozen;
}
