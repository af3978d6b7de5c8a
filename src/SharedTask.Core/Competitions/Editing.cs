using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Audit;
using SharedTask.Core.Data;

namespace SharedTask.Core.Competitions;

/// <summary>What every organizers' use case begins and ends with: the right to edit, the audit entry, the raised revision.</summary>
internal static class Editing
{
    /// <summary>The competition for an organizer; a refusal for everybody else.</summary>
    public static async Task<Answer<Competition>> FindAsync(SharedTaskDb db, string slug, Actor actor, CancellationToken cancellationToken)
    {
        var competition = await db.Competitions.SingleOrDefaultAsync(row => row.Slug == slug, cancellationToken);
        if (competition is null)
        {
            return new Refusal("not-found");
        }

        var access = await FindCompetitionAccess.ExecuteAsync(db, competition.Id, actor, cancellationToken);
        return access is { IsOrganizer: true } ? competition : new Refusal(access is { IsVisible: true } ? "not-allowed" : "not-found");
    }

    /// <summary>Saves what has changed with its audit entry; a change by somebody else in the meantime is a refusal.</summary>
    public static async Task<Answer<Done>> SaveAsync(
        SharedTaskDb db, Competition competition, Actor actor, DateTime now, string action, string subject, CancellationToken cancellationToken)
    {
        competition.Revision++;
        db.AuditEntries.Add(new AuditEntry
        {
            At = now,
            AccountId = actor.AccountId,
            CompetitionId = competition.Id,
            Action = action,
            Subject = subject.Length > 200 ? subject[..200] : subject,
        });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Done.It;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refusal("changed-meanwhile");
        }
    }
}
