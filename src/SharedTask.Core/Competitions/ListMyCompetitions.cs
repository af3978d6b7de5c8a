using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Runs;
using SharedTask.Core.Teams;

namespace SharedTask.Core.Competitions;

/// <summary>Lists what the actor organizes, newest first; everything for administrators.</summary>
public sealed class ListMyCompetitions(IDbContextFactory<SharedTaskDb> databases)
{
    public async Task<IReadOnlyList<MyCompetition>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Competitions
            .Where(row => actor.IsAdministrator || db.Organizers.Any(organizer => organizer.CompetitionId == row.Id && organizer.AccountId == actor.AccountId))
            .OrderByDescending(row => row.CreatedAt)
            .Select(row => new MyCompetition(
                row.Slug,
                row.Title,
                row.State,
                db.Tracks.Count(track => track.CompetitionId == row.Id),
                db.Teams.Count(team => team.CompetitionId == row.Id),
                db.Runs.Count(run => run.CompetitionId == row.Id),
                db.Runs.Count(run => run.CompetitionId == row.Id && run.State < RunState.Scored),
                db.Registrations.Count(registration => registration.CompetitionId == row.Id && registration.State == RegistrationState.Pending)))
            .ToListAsync(cancellationToken);
    }
}
