using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;

namespace SharedTask.Core.Runs;

/// <summary>Finds where the actor's team can submit, what is left of its quota, and why it cannot elsewhere.</summary>
public sealed class FindSubmitPage(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    /// <summary>The page; <see langword="null"/> if the actor has no team in the competition.</summary>
    public async Task<SubmitPage?> ExecuteAsync(string competitionSlug, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var team = await (
            from member in db.TeamMembers
            join competition in db.Competitions on member.CompetitionId equals competition.Id
            join own in db.Teams on member.TeamId equals own.Id
            where competition.Slug == competitionSlug && member.AccountId == actor.AccountId
            select new { own.Id, own.Name, CompetitionId = competition.Id, competition.Title })
            .SingleOrDefaultAsync(cancellationToken);
        if (team is null)
        {
            return null;
        }

        var now = time.GetUtcNow().UtcDateTime;
        var day = DateOnly.FromDateTime(now).DayNumber;
        var uses = await db.QuotaUses.AsNoTracking()
            .Where(row => row.TeamId == team.Id && (row.Day == day || row.Day == QuotaUse.AllDays))
            .ToDictionaryAsync(row => (row.TrackId, row.PhaseId, row.Day), row => row.Used, cancellationToken);
        var places = await (
            from taken in db.PhaseTracks
            join phase in db.Phases on taken.PhaseId equals phase.Id
            join track in db.Tracks on taken.TrackId equals track.Id
            where phase.CompetitionId == team.CompetitionId
            orderby phase.Position, phase.StartsAt, track.Position
            select new
            {
                Phase = phase,
                Track = track,
                PluginId = db.Scorers.Where(row => row.TrackId == track.Id).OrderByDescending(row => row.Version).Select(row => row.PluginId).FirstOrDefault(),
                ParametersJson = db.Scorers.Where(row => row.TrackId == track.Id).OrderByDescending(row => row.Version).Select(row => row.ParametersJson).FirstOrDefault(),
            })
            .AsNoTracking()
            .ToListAsync(cancellationToken);

        List<SubmitPlace> result = [];
        foreach (var place in places)
        {
            var target = new RunTarget(competitionSlug, place.Track.Slug, place.Phase.Slug);
            var decision = await SubmitDecision.DecideAsync(db, target, null, now, actor, cancellationToken);
            var usedToday = uses.GetValueOrDefault((place.Track.Id, place.Phase.Id, day));
            var usedInAll = uses.GetValueOrDefault((place.Track.Id, place.Phase.Id, QuotaUse.AllDays));
            result.Add(new SubmitPlace
            {
                TrackSlug = place.Track.Slug,
                TrackTitle = place.Track.Title,
                PhaseSlug = place.Phase.Slug,
                PhaseTitle = place.Phase.Title,
                StartsAt = place.Phase.StartsAt,
                EndsAt = place.Phase.EndsAt,
                RunsPerDay = place.Phase.RunsPerDay,
                RunsInAll = place.Phase.RunsInAll,
                UsedToday = usedToday,
                UsedInAll = usedInAll,
                RenewsAt = now.Date.AddDays(1),
                MaxRunBytes = place.Track.MaxRunBytes,
                PluginId = place.PluginId,
                RunFiles = RunFiles.PatternOf(place.ParametersJson),
                Blocked = decision.Refusal
                    ?? (usedInAll >= place.Phase.RunsInAll ? new Refusal("quota.used-up", ("limit", place.Phase.RunsInAll)) : null)
                    ?? (usedToday >= place.Phase.RunsPerDay ? new Refusal("quota.used-up-today", ("limit", place.Phase.RunsPerDay)) : null),
            });
        }

        return new SubmitPage(team.Title, team.Name, result);
    }
}
