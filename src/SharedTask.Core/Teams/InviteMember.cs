using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Notices;

namespace SharedTask.Core.Teams;

/// <summary>Invites somebody to the actor's team by a mailed link. Whether the address has an account makes no difference.</summary>
public sealed class InviteMember(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    private static readonly TimeSpan Validity = TimeSpan.FromDays(14);

    /// <summary>Writes the invitation and its mail; <paramref name="composeMail"/> makes subject and body from the token and the team's name.</summary>
    public async Task<Answer<Done>> ExecuteAsync(
        string competitionSlug, string email, Func<string, string, (string Subject, string Body)> composeMail, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await (
            from member in db.TeamMembers
            join competition in db.Competitions on member.CompetitionId equals competition.Id
            join team in db.Teams on member.TeamId equals team.Id
            where competition.Slug == competitionSlug && member.AccountId == actor.AccountId
            select new { TeamId = team.Id, team.Name, competition.TeamSizeCap, competition.State })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is not { State: CompetitionState.Open })
        {
            return new Refusal("not-found");
        }

        email = email.Trim();
        if (email.Length is < 3 or > 256 || email.IndexOf('@', StringComparison.Ordinal) is var at && (at < 1 || at == email.Length - 1) || email.Any(char.IsControl))
        {
            return new Refusal("team.bad-email");
        }

        var now = time.GetUtcNow().UtcDateTime;
        var open = await db.TeamInvitations.CountAsync(
            row => row.TeamId == found.TeamId && row.AcceptedAt == null && row.WithdrawnAt == null && row.ExpiresAt > now, cancellationToken);
        var members = await db.TeamMembers.CountAsync(row => row.TeamId == found.TeamId, cancellationToken);
        if (open + members >= found.TeamSizeCap)
        {
            return new Refusal("team.full", ("limit", found.TeamSizeCap));
        }

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var (subject, body) = composeMail(token, found.Name);
        db.TeamInvitations.Add(new TeamInvitation
        {
            TeamId = found.TeamId,
            Email = email,
            TokenHash = HashOf(token),
            InvitedBy = actor.AccountId!.Value,
            CreatedAt = now,
            ExpiresAt = now + Validity,
        });
        db.OutgoingMails.Add(new OutgoingMail { To = email, Subject = subject, Body = body, CreatedAt = now });
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    }

    internal static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
