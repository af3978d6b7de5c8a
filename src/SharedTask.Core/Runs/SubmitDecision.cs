using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Storage;
using SharedTask.Core.Teams;

namespace SharedTask.Core.Runs;

/// <summary>Decides whether an actor's team may submit a run, by the moment at which the request began. Asked before an upload and again with the quota.</summary>
internal static class SubmitDecision
{
    /// <summary>What the decision found on its way.</summary>
    internal sealed record Permission(Guid CompetitionId, Guid TrackId, Guid PhaseId, Guid TeamId, int? RunsPerDay, int? RunsInAll, long MaxRunBytes);

    public static async Task<Answer<Permission>> DecideAsync(
        SharedTaskDb db, RunTarget target, long? announcedBytes, DateTime receivedAt, Actor actor, CancellationToken cancellationToken)
    {
        var place = await (
            from competition in db.Competitions
            join track in db.Tracks on competition.Id equals track.CompetitionId
            join phase in db.Phases on competition.Id equals phase.CompetitionId
            where competition.Slug == target.CompetitionSlug && track.Slug == target.TrackSlug && phase.Slug == target.PhaseSlug
            where db.PhaseTracks.Any(taken => taken.PhaseId == phase.Id && taken.TrackId == track.Id)
            select new { Competition = competition, Track = track, Phase = phase })
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
        if (place is null || place.Competition.State == CompetitionState.Draft)
        {
            return new Refusal("not-found");
        }

        var team = await (
            from member in db.TeamMembers
            join registration in db.Registrations on member.TeamId equals registration.TeamId
            where member.CompetitionId == place.Competition.Id && member.AccountId == actor.AccountId
            select new { member.TeamId, registration.State })
            .SingleOrDefaultAsync(cancellationToken);
        if (team is null)
        {
            return new Refusal("team.none");
        }

        if (team.State != RegistrationState.Approved)
        {
            return new Refusal(team.State == RegistrationState.Pending ? "team.pending" : "team.not-approved");
        }

        if (!await db.TeamTracks.AnyAsync(row => row.TeamId == team.TeamId && row.TrackId == place.Track.Id, cancellationToken))
        {
            return new Refusal("team.not-in-track", ("track", place.Track.Title));
        }

        if (place.Competition.State == CompetitionState.Closed)
        {
            return new Refusal("competition.closed");
        }

        if (receivedAt < place.Phase.StartsAt)
        {
            return new Refusal("phase.not-started", ("phase", place.Phase.Title), ("start", Utc(place.Phase.StartsAt)));
        }

        if (place.Phase.EndsAt is { } end && receivedAt >= end)
        {
            return new Refusal("phase.over", ("phase", place.Phase.Title), ("deadline", Utc(end)), ("received", Utc(receivedAt)));
        }

        if (announcedBytes > place.Track.MaxRunBytes)
        {
            return BlobHash.TooLarge(place.Track.MaxRunBytes);
        }

        return new Permission(
            place.Competition.Id, place.Track.Id, place.Phase.Id, team.TeamId, place.Phase.RunsPerDay, place.Phase.RunsInAll, place.Track.MaxRunBytes);
    }

    private static string Utc(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
