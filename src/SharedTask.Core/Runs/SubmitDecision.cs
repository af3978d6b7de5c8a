using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Storage;
using SharedTask.Core.Teams;

namespace SharedTask.Core.Runs;

/// <summary>
/// Decides whether a run may be submitted, by the moment at which the request began. Asked before an upload and again with the quota.
/// Organizers submit for their baselines and human references whenever they like and as often: these take nothing from anybody.
/// </summary>
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

        var team = target.BaselineId is { } baseline
            ? await FindBaselineAsync(db, place.Competition.Id, baseline, actor, cancellationToken)
            : await FindTeamAsync(db, place.Track, actor, cancellationToken);
        if (team.Refusal is { } refusal)
        {
            return refusal;
        }

        if (place.Competition.State == CompetitionState.Closed)
        {
            return new Refusal("competition.closed");
        }

        if (target.BaselineId is null && Closed(place.Phase, receivedAt) is { } closed)
        {
            return closed;
        }

        if (announcedBytes > place.Track.MaxRunBytes)
        {
            return BlobHash.TooLarge(place.Track.MaxRunBytes);
        }

        var (perDay, inAll) = target.BaselineId is null ? (place.Phase.RunsPerDay, place.Phase.RunsInAll) : (null, null);
        return new Permission(place.Competition.Id, place.Track.Id, place.Phase.Id, team.Value, perDay, inAll, place.Track.MaxRunBytes);
    }

    private static async Task<Answer<Guid>> FindTeamAsync(SharedTaskDb db, Track track, Actor actor, CancellationToken cancellationToken)
    {
        var team = await (
            from member in db.TeamMembers
            join registration in db.Registrations on member.TeamId equals registration.TeamId
            where member.CompetitionId == track.CompetitionId && member.AccountId == actor.AccountId
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

        return await db.TeamTracks.AnyAsync(row => row.TeamId == team.TeamId && row.TrackId == track.Id, cancellationToken)
            ? team.TeamId
            : new Refusal("team.not-in-track", ("track", track.Title));
    }

    private static async Task<Answer<Guid>> FindBaselineAsync(SharedTaskDb db, Guid competition, Guid baseline, Actor actor, CancellationToken cancellationToken)
    {
        var access = await FindCompetitionAccess.ExecuteAsync(db, competition, actor, cancellationToken);
        if (access is not { IsOrganizer: true })
        {
            return new Refusal("not-allowed");
        }

        return await db.Teams.AnyAsync(row => row.Id == baseline && row.CompetitionId == competition && row.Kind != TeamKind.Participant, cancellationToken)
            ? baseline
            : new Refusal("not-found");
    }

    private static Refusal? Closed(Phase phase, DateTime receivedAt) =>
        receivedAt < phase.StartsAt ? new Refusal("phase.not-started", ("phase", phase.Title), ("start", Utc(phase.StartsAt)))
        : phase.EndsAt is { } end && receivedAt >= end ? new Refusal("phase.over", ("phase", phase.Title), ("deadline", Utc(end)), ("received", Utc(receivedAt)))
        : null;

    private static string Utc(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
