using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Teams;

/// <summary>Lists the teams that the actor belongs to, the newest first.</summary>
public sealed class ListMyTeams(IDbContextFactory<SharedTaskDb> databases)
{
    public async Task<IReadOnlyList<TeamOfMine>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await (
            from member in db.TeamMembers
            join team in db.Teams on member.TeamId equals team.Id
            join registration in db.Registrations on team.Id equals registration.TeamId
            join competition in db.Competitions on member.CompetitionId equals competition.Id
            where member.AccountId == actor.AccountId
            orderby member.JoinedAt descending
            select new TeamOfMine(competition.Slug, competition.Title, team.Name, registration.State, db.Runs.Count(run => run.TeamId == team.Id)))
            .ToListAsync(cancellationToken);
    }
}
