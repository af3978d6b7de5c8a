using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Competitions;

/// <summary>Changes what a competition says of itself.</summary>
public sealed class UpdateCompetitionDetails(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    public async Task<Answer<Done>> ExecuteAsync(string slug, CompetitionDetails details, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await Editing.FindAsync(db, slug, details.Revision, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        if (details.Title.Trim().Length is 0 or > 200)
        {
            return new Refusal("competition.title-length", ("limit", 200));
        }

        if (details.Summary.Length > 1000)
        {
            return new Refusal("competition.summary-length", ("limit", 1000));
        }

        if (details.TeamSizeCap < 1)
        {
            return new Refusal("competition.team-size");
        }

        if (details.ContactEmail.Trim() is { Length: > 0 } contact && (contact.Length > 256 || contact.IndexOf('@', StringComparison.Ordinal) is var at && (at < 1 || at == contact.Length - 1)))
        {
            return new Refusal("competition.contact-email");
        }

        if (!CompetitionTime.IsKnown(details.TimeZoneId))
        {
            return new Refusal("competition.time-zone", ("zone", details.TimeZoneId));
        }

        var competition = found.Value;
        competition.Title = details.Title.Trim();
        competition.Summary = details.Summary.Trim();
        competition.Overview = details.Overview;
        competition.Rules = details.Rules;
        competition.ContactEmail = details.ContactEmail.Trim();
        competition.Approval = details.Approval;
        competition.TeamSizeCap = details.TeamSizeCap;
        competition.TimeZoneId = details.TimeZoneId;
        return await Editing.SaveAsync(db, competition, actor, time.GetUtcNow().UtcDateTime, "competition.details-changed", competition.Title, cancellationToken);
    }
}
