using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Competitions;

/// <summary>Creates a draft; whoever creates it owns it.</summary>
public sealed class CreateCompetition(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    /// <summary>Answers the new competition's slug: the address that was asked for, or one made of the title.</summary>
    public async Task<Answer<string>> ExecuteAsync(string title, string? address, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } accountId)
        {
            return new Refusal("not-allowed");
        }

        title = title.Trim();
        if (title.Length is 0 or > 200)
        {
            return new Refusal("competition.title-length", ("limit", 200));
        }

        var asked = address?.Trim().ToLowerInvariant() is { Length: > 0 } wish ? wish : null;
        if (asked is not null && !Slug.IsOne(asked))
        {
            return new Refusal("competition.address", ("limit", Slug.MaxLength));
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var proposal = asked ?? Slug.From(title, "competition");
        var taken = await db.Competitions.Where(row => row.Slug.StartsWith(proposal)).Select(row => row.Slug).ToListAsync(cancellationToken);
        var slug = Slug.MakeUnique(proposal, taken);
        if (asked is not null && slug != asked)
        {
            return new Refusal("competition.address-taken", ("address", asked), ("free", slug));
        }

        var now = time.GetUtcNow().UtcDateTime;
        var competition = new Competition { Slug = slug, Title = title, CreatedAt = now };
        db.Competitions.Add(competition);
        db.Organizers.Add(new Organizer { CompetitionId = competition.Id, AccountId = accountId, Role = OrganizerRole.Owner });
        var saved = await Editing.SaveAsync(db, competition, actor, now, "competition.created", title, cancellationToken);
        return saved.Refusal is { } conflict ? conflict : competition.Slug;
    }
}
