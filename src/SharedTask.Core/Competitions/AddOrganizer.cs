using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Notices;

namespace SharedTask.Core.Competitions;

/// <summary>Lets an owner give another account a part in organizing, or another role in it.</summary>
public sealed class AddOrganizer(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    public async Task<Answer<Done>> ExecuteAsync(string slug, string email, OrganizerRole role, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await Editing.FindAsOwnerAsync(db, slug, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var competition = found.Value;
        email = email.Trim();
        var normalized = email.ToUpperInvariant();
        var account = await db.Users
            .Where(row => row.NormalizedEmail == normalized && row.EmailConfirmed)
            .Select(row => new { row.Id, row.DisplayName })
            .SingleOrDefaultAsync(cancellationToken);
        if (account is null)
        {
            return new Refusal("organizer.no-account", ("email", email));
        }

        var organizer = await db.Organizers.SingleOrDefaultAsync(row => row.CompetitionId == competition.Id && row.AccountId == account.Id, cancellationToken);
        if (organizer is { Role: OrganizerRole.Owner } && role != OrganizerRole.Owner && await LastOwner.IsAsync(db, competition.Id, account.Id, cancellationToken))
        {
            return new Refusal("organizer.last-owner");
        }

        var now = time.GetUtcNow().UtcDateTime;
        if (organizer is null)
        {
            db.Organizers.Add(new Organizer { CompetitionId = competition.Id, AccountId = account.Id, Role = role });
            db.Notices.Add(new Notice
            {
                AccountId = account.Id,
                CompetitionId = competition.Id,
                Key = "organizer.added",
                FactsJson = JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["competition"] = competition.Title }),
                Link = $"/organize/{competition.Slug}",
                CreatedAt = now,
            });
        }
        else
        {
            organizer.Role = role;
        }

        return await Editing.SaveAsync(db, competition, actor, now, "organizer.added", account.DisplayName, cancellationToken);
    }
}
