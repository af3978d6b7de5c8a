using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Runs;
using SharedTask.Core.Teams;

namespace SharedTask.Core.Competitions;

/// <summary>Lists what the actor organizes, newest first; everything for administrators.</summary>
public sealed class ListMyCompetitions(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    public async Task<IReadOnlyList<MyCompetition>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        return await db.Competitions
            .Where(row => actor.IsAdministrator || db.Organizers.Any(organizer => organizer.CompetitionId == row.Id && organizer.AccountId == actor.AccountId))
            .OrderByDescending(row => row.CreatedAt)
            .Select(row => new MyCompetition
            {
                Slug = row.Slug,
                Title = row.Title,
                State = row.State,
                Tracks = db.Tracks.Count(track => track.CompetitionId == row.Id),
                Teams = db.Teams.Count(team => team.CompetitionId == row.Id),
                Runs = db.Runs.Count(run => run.CompetitionId == row.Id),
                UnfinishedRuns = db.Runs.Count(run => run.CompetitionId == row.Id && run.State < RunState.Scored),
                PendingRegistrations = db.Registrations.Count(registration => registration.CompetitionId == row.Id && registration.State == RegistrationState.Pending),
                NextDeadline = db.Phases.Where(phase => phase.CompetitionId == row.Id && phase.EndsAt > now).Min(phase => phase.EndsAt),
            })
            .ToListAsync(cancellationToken);
    }
}
