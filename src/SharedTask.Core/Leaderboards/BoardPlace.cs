using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;

namespace SharedTask.Core.Leaderboards;

/// <summary>Where a leaderboard stands, and how much of it a viewer sees there now.</summary>
internal sealed record BoardPlace(Competition Competition, Track Track, Phase Phase, CompetitionAccess Access, BoardSight Sight, DateTime? ChangesAt)
{
    /// <summary>The edition of the board that such a viewer sees; <see langword="null"/> if none.</summary>
    public BoardEdition? Edition => Sight switch
    {
        BoardSight.Full => BoardEdition.Live,
        BoardSight.Frozen => BoardEdition.Frozen,
        _ => null,
    };

    /// <summary>The place; <see langword="null"/> if there is none that the viewer may know of.</summary>
    public static async Task<BoardPlace?> FindAsync(
        SharedTaskDb db, string competitionSlug, string trackSlug, string phaseSlug, Actor actor, DateTime now, CancellationToken cancellationToken)
    {
        var place = await (
            from competition in db.Competitions
            join track in db.Tracks on competition.Id equals track.CompetitionId
            join phase in db.Phases on competition.Id equals phase.CompetitionId
            where competition.Slug == competitionSlug && track.Slug == trackSlug && phase.Slug == phaseSlug
            where db.PhaseTracks.Any(taken => taken.PhaseId == phase.Id && taken.TrackId == track.Id)
            select new { Competition = competition, Track = track, Phase = phase })
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
        return place is not null && await FindCompetitionAccess.ExecuteAsync(db, place.Competition.Id, actor, cancellationToken) is { IsVisible: true } access
            ? new BoardPlace(
                place.Competition,
                place.Track,
                place.Phase,
                access,
                BoardVisibilityRule.Decide(place.Phase, now, access.IsOrganizer),
                BoardVisibilityRule.NextChange(place.Phase, now, access.IsOrganizer))
            : null;
    }
}
