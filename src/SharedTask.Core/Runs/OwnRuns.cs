using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Runs;

/// <summary>Finds runs of the actor's own team; to everybody else they do not exist.</summary>
internal static class OwnRuns
{
    public static Task<Run?> FindAsync(SharedTaskDb db, Guid runId, Actor actor, CancellationToken cancellationToken) => db.Runs.AsNoTracking()
        .SingleOrDefaultAsync(
            run => run.Id == runId && db.TeamMembers.Any(member => member.TeamId == run.TeamId && member.AccountId == actor.AccountId), cancellationToken);
}
