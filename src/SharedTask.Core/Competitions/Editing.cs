using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Audit;
using SharedTask.Core.Data;

namespace SharedTask.Core.Competitions;

/// <summary>What every organizers' use case begins and ends with: the right to edit, the audit entry, the raised revision.</summary>
internal static class Editing
{
    /// <summary>The competition for an organizer; a refusal for everybody else.</summary>
    public static Task<Answer<Competition>> FindAsync(SharedTaskDb db, string slug, Actor actor, CancellationToken cancellationToken) =>
        FindAsync(db, slug, null, actor, cancellationToken);

    /// <summary>The competition for an organizer; a refusal for everybody else, and for an edit of a state that is no longer the newest.</summary>
    public static async Task<Answer<Competition>> FindAsync(
        SharedTaskDb db, string slug, long? editedRevision, Actor actor, CancellationToken cancellationToken)
    {
        var competition = await db.Competitions.SingleOrDefaultAsync(row => row.Slug == slug, cancellationToken);
        if (competition is null)
        {
            return new Refusal("not-found");
        }

        var access = await FindCompetitionAccess.ExecuteAsync(db, competition.Id, actor, cancellationToken);
        return access is not { IsOrganizer: true } ? new Refusal(access is { IsVisible: true } ? "not-allowed" : "not-found")
            : editedRevision is { } edited && edited != competition.Revision ? new Refusal("changed-meanwhile")
            : competition;
    }

    /// <summary>The competition for one of its owners; a refusal for everybody else.</summary>
    public static async Task<Answer<Competition>> FindAsOwnerAsync(SharedTaskDb db, string slug, Actor actor, CancellationToken cancellationToken)
    {
        var found = await FindAsync(db, slug, actor, cancellationToken);
        if (found.IsRefused)
        {
            return found;
        }

        var access = await FindCompetitionAccess.ExecuteAsync(db, found.Value.Id, actor, cancellationToken);
        return access is { IsOwner: true } ? found : new Refusal("not-allowed");
    }

    /// <summary>Saves what has changed with its audit entry; a change by somebody else in the meantime is a refusal.</summary>
    public static async Task<Answer<Done>> SaveAsync(
        SharedTaskDb db, Competition competition, Actor actor, DateTime now, string action, string subject, CancellationToken cancellationToken)
    {
        competition.Revision++;
        AddAudit(db, competition.Id, actor, now, action, subject);
        return await TrySaveAsync(db, cancellationToken);
    }

    /// <summary>Notes who did what, in the caller's transaction.</summary>
    public static void AddAudit(SharedTaskDb db, Guid competitionId, Actor actor, DateTime now, string action, string subject) =>
        db.AuditEntries.Add(new AuditEntry
        {
            At = now,
            AccountId = actor.AccountId,
            CompetitionId = competitionId,
            Action = action,
            Subject = subject.Length > 200 ? subject[..200] : subject,
        });

    /// <summary>Saves what the unique indexes and the revision allow; what somebody else wrote first is a refusal.</summary>
    public static async Task<Answer<Done>> TrySaveAsync(SharedTaskDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Done.It;
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || exception.InnerException is DbException)
        {
            return new Refusal("changed-meanwhile");
        }
    }
}
