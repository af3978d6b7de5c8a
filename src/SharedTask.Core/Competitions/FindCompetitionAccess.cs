using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Competitions;

/// <summary>Tells what an actor is to a competition. Every decision about rights starts here.</summary>
public sealed class FindCompetitionAccess(IDbContextFactory<SharedTaskDb> databases)
{
    /// <summary>Looks a competition up by its slug; <see langword="null"/> if there is none.</summary>
    public async Task<CompetitionAccess?> ExecuteAsync(string slug, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var competition = await db.Competitions
            .Where(row => row.Slug == slug)
            .Select(row => new { row.Id, row.State })
            .SingleOrDefaultAsync(cancellationToken);
        return competition is null ? null : await ExecuteAsync(db, competition.Id, competition.State, actor, cancellationToken);
    }

    /// <summary>Looks a competition up by its id inside the caller's context; <see langword="null"/> if there is none.</summary>
    public static async Task<CompetitionAccess?> ExecuteAsync(SharedTaskDb db, Guid competitionId, Actor actor, CancellationToken cancellationToken)
    {
        var state = await db.Competitions
            .Where(row => row.Id == competitionId)
            .Select(row => (CompetitionState?)row.State)
            .SingleOrDefaultAsync(cancellationToken);
        return state is null ? null : await ExecuteAsync(db, competitionId, state.Value, actor, cancellationToken);
    }

    private static async Task<CompetitionAccess> ExecuteAsync(
        SharedTaskDb db, Guid competitionId, CompetitionState state, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } accountId)
        {
            return new CompetitionAccess(competitionId, state, IsOwner: false, IsOrganizer: false, TeamId: null);
        }

        var role = await db.Organizers
            .Where(row => row.CompetitionId == competitionId && row.AccountId == accountId)
            .Select(row => (OrganizerRole?)row.Role)
            .SingleOrDefaultAsync(cancellationToken);
        var teamId = await db.TeamMembers
            .Where(row => row.CompetitionId == competitionId && row.AccountId == accountId)
            .Select(row => (Guid?)row.TeamId)
            .SingleOrDefaultAsync(cancellationToken);
        return new CompetitionAccess(
            competitionId,
            state,
            IsOwner: actor.IsAdministrator || role == OrganizerRole.Owner,
            IsOrganizer: actor.IsAdministrator || role is not null,
            teamId);
    }
}
