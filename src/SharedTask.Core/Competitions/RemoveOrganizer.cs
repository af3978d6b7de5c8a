using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Competitions;

/// <summary>Lets an owner take an account's part in organizing away; never the last owner's.</summary>
public sealed class RemoveOrganizer(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    public async Task<Answer<Done>> ExecuteAsync(string slug, Guid accountId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await Editing.FindAsOwnerAsync(db, slug, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var competition = found.Value;
        var organizer = await db.Organizers.SingleOrDefaultAsync(row => row.CompetitionId == competition.Id && row.AccountId == accountId, cancellationToken);
        if (organizer is null)
        {
            return new Refusal("not-found");
        }

        if (await LastOwner.IsAsync(db, competition.Id, accountId, cancellationToken))
        {
            return new Refusal("organizer.last-owner");
        }

        var name = await db.Users.Where(row => row.Id == accountId).Select(row => row.DisplayName).SingleAsync(cancellationToken);
        db.Organizers.Remove(organizer);
        return await Editing.SaveAsync(db, competition, actor, time.GetUtcNow().UtcDateTime, "organizer.removed", name, cancellationToken);
    }
}
