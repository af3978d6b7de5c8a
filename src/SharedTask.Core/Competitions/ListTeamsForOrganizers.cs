using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Teams;

namespace SharedTask.Core.Competitions;

/// <summary>Lists a competition's teams for its organizers: those that wait for a decision first.</summary>
public sealed class ListTeamsForOrganizers(IDbContextFactory<SharedTaskDb> databases)
{
    public async Task<Answer<IReadOnlyList<ConsoleTeam>>> ExecuteAsync(string slug, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await Editing.FindAsync(db, slug, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var competitionId = found.Value.Id;
        var teams = await (
            from team in db.Teams
            join registration in db.Registrations on team.Id equals registration.TeamId
            where team.CompetitionId == competitionId
            orderby registration.State, team.Name
            select new ConsoleTeam
            {
                TeamId = team.Id,
                Name = team.Name,
                Affiliation = team.Affiliation,
                Country = team.Country,
                Kind = team.Kind,
                State = registration.State,
                Message = registration.Message,
                DecisionNote = registration.DecisionNote,
                RequestedAt = registration.RequestedAt,
                Runs = db.Runs.Count(run => run.TeamId == team.Id),
            })
            .ToListAsync(cancellationToken);
        var members = (await (
            from member in db.TeamMembers
            join account in db.Users on member.AccountId equals account.Id
            where member.CompetitionId == competitionId
            orderby member.IsLead descending, member.JoinedAt
            select new { member.TeamId, Member = new ConsoleMember(account.DisplayName, account.Email ?? "", member.IsLead) })
            .ToListAsync(cancellationToken))
            .ToLookup(row => row.TeamId, row => row.Member);
        var tracks = (await (
            from taken in db.TeamTracks
            join track in db.Tracks on taken.TrackId equals track.Id
            where track.CompetitionId == competitionId
            orderby track.Position
            select new { taken.TeamId, track.Title })
            .ToListAsync(cancellationToken))
            .ToLookup(row => row.TeamId, row => row.Title);
        return Answer<IReadOnlyList<ConsoleTeam>>.FromValue(
            teams.ConvertAll(team => team with { Members = [.. members[team.TeamId]], Tracks = [.. tracks[team.TeamId]] }));
    }
}
