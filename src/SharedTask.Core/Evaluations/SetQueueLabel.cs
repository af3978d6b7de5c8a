using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;

namespace SharedTask.Core.Evaluations;

/// <summary>Gives a competition a queue of its own, which only workers that are told its name serve. Workers are the administrators' affair.</summary>
public sealed class SetQueueLabel(IDbContextFactory<SharedTaskDb> databases, IWorkSignal signal, TimeProvider time)
{
    public async Task<Answer<Done>> ExecuteAsync(string slug, string label, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.IsAdministrator)
        {
            return new Refusal("not-allowed");
        }

        if (!QueueNames.IsName(label))
        {
            return new Refusal("queue.name", ("limit", QueueNames.LongestName));
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Competitions.SingleOrDefaultAsync(row => row.Slug == slug, cancellationToken) is not { } competition)
        {
            return new Refusal("not-found");
        }

        competition.QueueLabel = label;
        var saved = await Editing.SaveAsync(db, competition, actor, time.GetUtcNow().UtcDateTime, "competition.queue-changed", label, cancellationToken);
        signal.ThereIsWork();
        return saved;
    }
}
