using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Competitions;

/// <summary>Finds what everybody sees of a competition; a draft is there for its organizers alone.</summary>
public sealed class FindPublicCompetition(IDbContextFactory<SharedTaskDb> databases)
{
    /// <summary>The competition; <see langword="null"/> if there is none that the actor may see.</summary>
    public async Task<PublicCompetition?> ExecuteAsync(string slug, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var competition = await db.Competitions.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug, cancellationToken);
        if (competition is null
            || await FindCompetitionAccess.ExecuteAsync(db, competition.Id, actor, cancellationToken) is not { IsVisible: true } access)
        {
            return null;
        }

        var tracks = await db.Tracks
            .Where(row => row.CompetitionId == competition.Id)
            .OrderBy(row => row.Position)
            .Select(row => new PublicTrack(
                row.Id,
                row.Slug,
                row.Title,
                row.Description,
                db.Scorers.Where(scorer => scorer.TrackId == row.Id).OrderByDescending(scorer => scorer.Version).Select(scorer => scorer.PluginId).FirstOrDefault(),
                db.Scorers.Where(scorer => scorer.TrackId == row.Id).OrderByDescending(scorer => scorer.Version).Select(scorer => scorer.ParametersJson).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        var phases = await db.Phases.AsNoTracking()
            .Where(row => row.CompetitionId == competition.Id)
            .OrderBy(row => row.StartsAt).ThenBy(row => row.Position)
            .ToListAsync(cancellationToken);
        var taken = await (
            from part in db.PhaseTracks
            join phase in db.Phases on part.PhaseId equals phase.Id
            where phase.CompetitionId == competition.Id
            select new { part.PhaseId, part.TrackId })
            .ToListAsync(cancellationToken);
        return new PublicCompetition(
            competition.Id,
            competition.Slug,
            competition.Title,
            competition.Summary,
            competition.Overview,
            competition.Rules,
            competition.ContactEmail,
            competition.State,
            await db.Teams.CountAsync(row => row.CompetitionId == competition.Id, cancellationToken),
            tracks,
            phases.ConvertAll(phase => new PublicPhase(
                phase.Id, phase.Slug, phase.Title, phase.StartsAt, phase.EndsAt, phase.RunsPerDay, phase.RunsInAll, phase.Visibility, phase.FreezesAt, phase.ReleasesAt,
                taken.FindAll(part => part.PhaseId == phase.Id).ConvertAll(part => part.TrackId))),
            access.TeamId is not null,
            access.IsOrganizer);
    }
}
