using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Accounts;

/// <summary>Gathers what the site holds about a person, for that person.</summary>
public sealed class FindOwnData(IDbContextFactory<SharedTaskDb> databases)
{
    public async Task<OwnData?> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == actor.AccountId, cancellationToken) is not { } account)
        {
            return null;
        }

        return new OwnData
        {
            DisplayName = account.DisplayName,
            Email = account.Email!,
            Language = account.Language,
            CreatedAt = account.CreatedAt,
            TwoFactor = account.TwoFactorEnabled,
            Teams = await (
                from member in db.TeamMembers
                join team in db.Teams on member.TeamId equals team.Id
                join competition in db.Competitions on member.CompetitionId equals competition.Id
                where member.AccountId == account.Id
                orderby member.JoinedAt
                select new OwnTeam(competition.Title, team.Name, member.IsLead, member.JoinedAt)).ToListAsync(cancellationToken),
            Runs = await (
                from run in db.Runs
                join competition in db.Competitions on run.CompetitionId equals competition.Id
                where run.SubmittedBy == account.Id
                orderby run.ReceivedAt
                select new OwnRun(competition.Title, run.FileName, run.Label, run.BlobHash, run.Bytes, run.ReceivedAt)).ToListAsync(cancellationToken),
            Organizes = await (
                from organizer in db.Organizers
                join competition in db.Competitions on organizer.CompetitionId equals competition.Id
                where organizer.AccountId == account.Id
                orderby competition.CreatedAt
                select competition.Title).ToListAsync(cancellationToken),
            Notices = await db.Notices.Where(row => row.AccountId == account.Id).OrderBy(row => row.CreatedAt)
                .Select(row => new OwnNotice(row.Key, row.FactsJson, row.CreatedAt)).ToListAsync(cancellationToken),
            Actions = await db.AuditEntries.Where(row => row.AccountId == account.Id).OrderBy(row => row.At)
                .Select(row => new OwnAction(row.At, row.Action, row.Subject)).ToListAsync(cancellationToken),
        };
    }
}
