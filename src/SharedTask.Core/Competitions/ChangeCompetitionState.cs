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

        var checklist = await OpeningChecklist.FindAsync(db, competition, plugins, cancellationToken);
        if (state == CompetitionState.Open && checklist.Any(item => item.State == ChecklistState.Missing))
        {
            return new Refusal("competition.incomplete", ("count", checklist.Count(item => item.State == ChecklistState.Missing)));
        }

        var now = time.GetUtcNow().UtcDateTime;
        competition.State = state;
        competition.OpenedAt ??= state == CompetitionState.Open ? now : null;
        var action = state == CompetitionState.Open ? "competition.opened" : "competition.closed";
        return await Editing.SaveAsync(db, competition, actor, now, action, competition.Title, cancellationToken);
    }
}
