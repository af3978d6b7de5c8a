using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Notices;
using SharedTask.Core.Teams;

namespace SharedTask.Core.Competitions;

/// <summary>Lets a team in, or not, and tells its members.</summary>
public sealed class DecideRegistration(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    /// <summary>Decides; <paramref name="composeMail"/> makes subject and body of the mail from the team's name and the competition's title.</summary>
    public async Task<Answer<Done>> ExecuteAsync(
        string slug,
        Guid teamId,
        bool approve,
        string note,
        Func<string, string, (string Subject, string Body)> composeMail,
        Actor actor,
        CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await Editing.FindAsync(db, slug, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var competition = found.Value;
        var registration = await db.Registrations.SingleOrDefaultAsync(row => row.TeamId == teamId && row.CompetitionId == competition.Id, cancellationToken);
        var team = await db.Teams.SingleOrDefaultAsync(row => row.Id == teamId, cancellationToken);
        if (registration is null || team is not { Kind: TeamKind.Participant })
        {
            return new Refusal("not-found");
        }

        if (registration.State == RegistrationState.Withdrawn)
        {
            return new Refusal("registration.withdrawn");
        }

        var decision = approve ? RegistrationState.Approved : RegistrationState.Rejected;
        if (registration.State == decision)
        {
            return Done.It;
        }

        var now = time.GetUtcNow().UtcDateTime;
        registration.State = decision;
        registration.DecidedBy = actor.AccountId;
        registration.DecidedAt = now;
        registration.DecisionNote = note.Length > 4000 ? note[..4000] : note;
        var members = await (
            from member in db.TeamMembers
            join account in db.Users on member.AccountId equals account.Id
            where member.TeamId == teamId
            select new { account.Id, account.Email })
            .ToListAsync(cancellationToken);
        var facts = JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["team"] = team.Name,
            ["competition"] = competition.Title,
            ["note"] = registration.DecisionNote,
        });
        db.Notices.AddRange(members.Select(member => new Notice
        {
            AccountId = member.Id,
            CompetitionId = competition.Id,
            Key = approve ? "registration.approved" : "registration.rejected",
            FactsJson = facts,
            Link = $"/c/{slug}/team",
            CreatedAt = now,
        }));
        var (subject, body) = composeMail(team.Name, competition.Title);
        db.OutgoingMails.AddRange(members
            .Where(member => !string.IsNullOrEmpty(member.Email))
            .Select(member => new OutgoingMail { To = member.Email!, Subject = subject, Body = body, CreatedAt = now }));
        Editing.AddAudit(db, competition.Id, actor, now, approve ? "registration.approved" : "registration.rejected", team.Name);
        return await Editing.TrySaveAsync(db, cancellationToken);
    }
}
