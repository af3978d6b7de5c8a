using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Competitions;

/// <summary>Opens a competition whose checklist lacks nothing, closes it, or opens it again.</summary>
public sealed class ChangeCompetitionState(IDbContextFactory<SharedTaskDb> databases, IPluginLibrary plugins, TimeProvider time)
{
    public async Task<Answer<Done>> ExecuteAsync(string slug, CompetitionState state, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await Editing.FindAsync(db, slug, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var competition = found.Value;
        if (state == CompetitionState.Draft)
        {
            return new Refusal("competition.no-way-back");
        }

        if (competition.State == state)
        {
            return Done.It;
        }

        if (state == CompetitionState.Closed && competition.State == CompetitionState.Draft)
        {
            return new Refusal("competition.not-open");
        }

        var checklist = await OpeningChecklist.FindAsync(db, competition, plugins, time.GetUtcNow().UtcDateTime, cancellationToken);
        if (state == CompetitionState.Open && checklist.Any(item => item.State == ChecklistState.Missing))
        {
            return new Refusal("competition.incomplete", ("count", checklist.Count(item => item.State == ChecklistState.Missing)));
        }

        var now = time.GetUtcNow().UtcDateTime;
        var reopened = competition.State == CompetitionState.Closed;
        competition.State = state;
        competition.OpenedAt ??= state == CompetitionState.Open ? now : null;
        var action = (state, reopened) switch
        {
            (CompetitionState.Open, true) => "competition.reopened",
            (CompetitionState.Open, false) => "competition.opened",
            _ => "competition.closed",
        };
        return await Editing.SaveAsync(db, competition, actor, now, action, competition.Title, cancellationToken);
    }
}
