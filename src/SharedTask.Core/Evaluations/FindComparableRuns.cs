using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Runs;

namespace SharedTask.Core.Evaluations;

/// <summary>Finds the runs that organizers can compare a scored run with: the other scored ones on its track in its phase.</summary>
public sealed class FindComparableRuns(IDbContextFactory<SharedTaskDb> databases)
{
    public async Task<Answer<IReadOnlyList<ComparableRun>>> ExecuteAsync(string slug, Guid runId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var found = await Editing.FindAsync(db, slug, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        List<ComparableRun> others = await (
            from run in db.Runs
            where run.Id == runId && run.CompetitionId == found.Value.Id && run.State == RunState.Scored
            from other in db.Runs
            where other.TrackId == run.TrackId && other.PhaseId == run.PhaseId && other.State == RunState.Scored && other.Id != run.Id
            join team in db.Teams on other.TeamId equals team.Id
            orderby team.Name, other.Number
            select new ComparableRun(other.Id, team.Name, other.Number, other.Label))
            .ToListAsync(cancellationToken);
        return others;
    }
}
