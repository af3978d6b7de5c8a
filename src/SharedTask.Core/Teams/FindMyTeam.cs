using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Teams;

/// <summary>Finds the actor's team in a competition.</summary>
public sealed class FindMyTeam(IDbContextFactory<SharedTaskDb> databases)
{
    /// <summary>The team; <see langword="null"/> if the actor has none there.</summary>
    public async Task<MyTeam?> ExecuteAsync(string competitionSlug, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await (
            from member in db.TeamMembers
            join competition in db.Competitions on member.CompetitionId equals competition.Id
            join team in db.Teams on member.TeamId equals team.Id
            join registration in db.Registrations on team.Id equals registration.TeamId
            where competition.Slug == competitionSlug && member.AccountId == actor.AccountId
            select new { team.Id, CompetitionTitle = competition.Title, team.Name, team.Affiliation, team.Country, registration.State, registration.DecisionNote })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var members = await (
            from member in db.TeamMembers
            join account in db.Users on member.AccountId equals account.Id
            where member.TeamId == found.Id
            orderby member.IsLead descending, member.JoinedAt
            select new MyTeamMember(account.DisplayName, member.IsLead, member.JoinedAt))
            .ToListAsync(cancellationToken);
        var tracks = await (
            from taken in db.TeamTracks
            join track in db.Tracks on taken.TrackId equals track.Id
            where taken.TeamId == found.Id
            orderby track.Position
            select track.Title)
            .ToListAsync(cancellationToken);
        return new MyTeam(found.Id, found.CompetitionTitle, found.Name, found.Affiliation, found.Country, found.State, found.DecisionNote, members, tracks);
    }
}
