using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Audit;
using SharedTask.Core.Data;

namespace SharedTask.Core.Teams;

/// <summary>Lets the holder of an invitation's token join the team, once.</summary>
public sealed class AcceptInvitation(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    /// <summary>Answers the competition's slug.</summary>
    public async Task<Answer<string>> ExecuteAsync(string token, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } accountId)
        {
            return new Refusal("not-allowed");
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var hash = InviteMember.HashOf(token);
        var taken = await db.TeamInvitations
            .Where(row => row.TokenHash == hash && row.AcceptedAt == null && row.WithdrawnAt == null && row.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.AcceptedAt, now), cancellationToken);
        if (taken == 0)
        {
            return new Refusal("invitation.over");
        }

        var team = await (
            from invitation in db.TeamInvitations
            join invited in db.Teams on invitation.TeamId equals invited.Id
            join competition in db.Competitions on invited.CompetitionId equals competition.Id
            where invitation.TokenHash == hash
            select new { invited.Id, invited.Name, invited.CompetitionId, competition.Slug })
            .SingleAsync(cancellationToken);
        if (await db.TeamMembers.AnyAsync(row => row.CompetitionId == team.CompetitionId && row.AccountId == accountId, cancellationToken))
        {
            return new Refusal("team.already-in-one");
        }

        db.TeamMembers.Add(new TeamMember { TeamId = team.Id, AccountId = accountId, CompetitionId = team.CompetitionId, JoinedAt = now });
        db.AuditEntries.Add(new AuditEntry { At = now, AccountId = accountId, CompetitionId = team.CompetitionId, Action = "team.joined", Subject = team.Name });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return team.Slug;
    }
}
