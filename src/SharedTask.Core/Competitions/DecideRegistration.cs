using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Notices;
using SharedTask.Core.Teams;

namespace SharedTask.Core.Competitions;

/// <summary>Lets a team in, or not, and tells its members.</summary>
public sealed class DecideRegistration(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    public async Task<Answer<Done>> ExecuteAsync(string slug, Guid teamId, bool approve, string note, Actor actor, CancellationToken cancellationToken)
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
        if (registration is null || team is null)
        {
            return new Refusal("not-found");
        }

        var now = time.GetUtcNow().UtcDateTime;
        registration.State = approve ? RegistrationState.Approved : RegistrationState.Rejected;
        registration.DecidedBy = actor.AccountId;
        registration.DecidedAt = now;
        registration.DecisionNote = note.Length > 4000 ? note[..4000] : note;
        var members = await db.TeamMembers.Where(row => row.TeamId == teamId).Select(row => row.AccountId).ToListAsync(cancellationToken);
        var facts = JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["team"] = team.Name,
            ["competition"] = competition.Title,
            ["note"] = registration.DecisionNote,
        });
        db.Notices.AddRange(members.Select(member => new Notice
        {
            AccountId = member,
            CompetitionId = competition.Id,
            Key = approve ? "registration.approved" : "registration.rejected",
            FactsJson = facts,
            Link = $"/c/{slug}/team",
            CreatedAt = now,
        }));
        return await Editing.SaveAsync(db, competition, actor, now, approve ? "registration.approved" : "registration.rejected", team.Name, cancellationToken);
    }
}
