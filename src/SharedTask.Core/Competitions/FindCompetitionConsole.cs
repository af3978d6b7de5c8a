using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Competitions;

/// <summary>Finds what the organizers' console shows.</summary>
public sealed class FindCompetitionConsole(IDbContextFactory<SharedTaskDb> databases, IPluginLibrary plugins)
{
    public async Task<Answer<CompetitionConsole>> ExecuteAsync(string slug, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var found = await Editing.FindAsync(db, slug, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var competition = found.Value;
        var access = await FindCompetitionAccess.ExecuteAsync(db, competition.Id, actor, cancellationToken);
        var details = new CompetitionDetails
        {
            Title = competition.Title,
            Summary = competition.Summary,
            Overview = competition.Overview,
            Rules = competition.Rules,
            ContactEmail = competition.ContactEmail,
            Approval = competition.Approval,
            TeamSizeCap = competition.TeamSizeCap,
        };
        return new CompetitionConsole(
            slug,
            competition.State,
            access!.IsOwner,
            details,
            await TracksAsync(db, competition.Id, cancellationToken),
            await PhasesAsync(db, competition.Id, cancellationToken),
            await ReferencesAsync(db, competition.Id, cancellationToken),
            await TeamsAsync(db, competition.Id, cancellationToken),
            await OpeningChecklist.FindAsync(db, competition, plugins, cancellationToken));
    }

    private static async Task<IReadOnlyList<ConsoleTrack>> TracksAsync(SharedTaskDb db, Guid competitionId, CancellationToken cancellationToken)
    {
        var tracks = await db.Tracks.Where(row => row.CompetitionId == competitionId).OrderBy(row => row.Position).ToListAsync(cancellationToken);
        var scorers = await (
            from scorer in db.Scorers
            join track in db.Tracks on scorer.TrackId equals track.Id
            where track.CompetitionId == competitionId
            select scorer)
            .ToListAsync(cancellationToken);
        var columns = await (
            from column in db.LeaderboardColumns
            join track in db.Tracks on column.TrackId equals track.Id
            where track.CompetitionId == competitionId
            orderby column.Position
            select column)
            .ToListAsync(cancellationToken);
        return tracks.ConvertAll(track => new ConsoleTrack(
            track,
            scorers.Where(scorer => scorer.TrackId == track.Id).MaxBy(scorer => scorer.Version),
            columns.FindAll(column => column.TrackId == track.Id)));
    }

    private static async Task<IReadOnlyList<PhaseDetails>> PhasesAsync(SharedTaskDb db, Guid competitionId, CancellationToken cancellationToken)
    {
        var phases = await db.Phases.Where(row => row.CompetitionId == competitionId).OrderBy(row => row.Position).ToListAsync(cancellationToken);
        var taken = await (
            from part in db.PhaseTracks
            join phase in db.Phases on part.PhaseId equals phase.Id
            where phase.CompetitionId == competitionId
            select part)
            .ToListAsync(cancellationToken);
        return phases.ConvertAll(phase => new PhaseDetails
        {
            PhaseId = phase.Id,
            Title = phase.Title,
            StartsAt = phase.StartsAt,
            EndsAt = phase.EndsAt,
            RunsPerDay = phase.RunsPerDay,
            RunsInAll = phase.RunsInAll,
            Visibility = phase.Visibility,
            FreezesAt = phase.FreezesAt,
            ReleasesAt = phase.ReleasesAt,
            TrackIds = taken.FindAll(part => part.PhaseId == phase.Id).ConvertAll(part => part.TrackId),
        });
    }

    private static async Task<IReadOnlyList<ConsoleReference>> ReferencesAsync(SharedTaskDb db, Guid competitionId, CancellationToken cancellationToken)
    {
        var places = await (
            from taken in db.PhaseTracks
            join phase in db.Phases on taken.PhaseId equals phase.Id
            join track in db.Tracks on taken.TrackId equals track.Id
            where phase.CompetitionId == competitionId
            orderby phase.Position, track.Position
            select new { taken.TrackId, Track = track.Title, taken.PhaseId, Phase = phase.Title })
            .ToListAsync(cancellationToken);
        var references = await (
            from reference in db.ReferenceSets
            join track in db.Tracks on reference.TrackId equals track.Id
            where track.CompetitionId == competitionId
            select reference)
            .ToListAsync(cancellationToken);
        return places.ConvertAll(place =>
        {
            var newest = references.FindAll(row => row.TrackId == place.TrackId && row.PhaseId == place.PhaseId).MaxBy(row => row.Version);
            return new ConsoleReference(
                place.TrackId, place.Track, place.PhaseId, place.Phase, newest?.Version ?? 0, newest?.FileName, newest?.BlobHash, newest?.State, newest?.Items,
                Evaluations.Problems.FromJson(newest?.ProblemsJson));
        });
    }

    private static async Task<IReadOnlyList<ConsoleTeam>> TeamsAsync(SharedTaskDb db, Guid competitionId, CancellationToken cancellationToken) => await (
        from team in db.Teams
        join registration in db.Registrations on team.Id equals registration.TeamId
        where team.CompetitionId == competitionId
        orderby registration.State, team.Name
        select new ConsoleTeam(
            team.Id, team.Name, team.Affiliation, team.Country, registration.State, registration.Message, registration.RequestedAt,
            db.TeamMembers.Count(member => member.TeamId == team.Id),
            db.Runs.Count(run => run.TeamId == team.Id)))
        .ToListAsync(cancellationToken);
}
