using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Runs;

namespace SharedTask.Core.Evaluations;

/// <summary>Tells administrators how the site is doing.</summary>
public sealed class FindSiteState(IDbContextFactory<SharedTaskDb> databases)
{
    private const int MostTroubles = 20;

    /// <summary>The state; <see langword="null"/> for anybody but administrators.</summary>
    public async Task<SiteState?> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.IsAdministrator)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var runs = await db.Runs.GroupBy(row => row.State).Select(group => new { State = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var oldest = await ClaimNextRun.Queued(db).Select(row => (DateTime?)row.ReceivedAt).MinAsync(cancellationToken);
        var troubles = await (
            from run in db.Runs
            where run.State == RunState.Failed || run.ReasonKey != null
            join competition in db.Competitions on run.CompetitionId equals competition.Id
            join team in db.Teams on run.TeamId equals team.Id
            orderby run.ReceivedAt descending
            select new TroubledRun(run.Id, competition.Slug, competition.Title, team.Name, run.Number, run.State, run.ReasonKey, run.ReceivedAt))
            .Take(MostTroubles)
            .ToListAsync(cancellationToken);
        return new SiteState
        {
            Runs = runs.ToDictionary(group => group.State, group => group.Count),
            OldestQueued = oldest,
            UncheckedReferences = await db.ReferenceSets.CountAsync(row => row.State == ReferenceState.Checking, cancellationToken),
            WaitingMails = await db.OutgoingMails.CountAsync(row => row.SentAt == null, cancellationToken),
            LastMailError = await db.OutgoingMails.Where(row => row.SentAt == null && row.LastError != null).OrderByDescending(row => row.CreatedAt).Select(row => row.LastError).FirstOrDefaultAsync(cancellationToken),
            Troubles = troubles,
        };
    }
}
