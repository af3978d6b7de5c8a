using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Runs;
using SharedTask.Core.Teams;

namespace SharedTask.Core.Competitions;

/// <summary>Takes a team's run out of the ranking, as late or unofficial, or back into it. The board shows it all the while.</summary>
public sealed class FlagRun(IDbContextFactory<SharedTaskDb> databases, UpdateLeaderboard leaderboards, ILeaderboardSignal signal, TimeProvider time)
{
    public async Task<Answer<Done>> ExecuteAsync(string slug, Guid runId, RunFlag flag, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var found = await Editing.FindAsync(db, slug, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var competitionId = found.Value.Id;
        var run = await (
            from one in db.Runs
            join team in db.Teams on one.TeamId equals team.Id
            where one.Id == runId && one.CompetitionId == competitionId
            select new { one.TrackId, one.PhaseId, one.TeamId, one.Number, Team = team.Name, team.Kind })
            .SingleOrDefaultAsync(cancellationToken);
        if (run is null)
        {
            return new Refusal("not-found");
        }

        if (run.Kind != TeamKind.Participant)
        {
            return new Refusal("run.never-ranked");
        }

        await UpdateLeaderboard.TakeAsync(db, run.TrackId, run.PhaseId, cancellationToken);
        await db.Runs
            .Where(row => row.Id == runId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Flag, flag).SetProperty(row => row.Revision, row => row.Revision + 1), cancellationToken);
        Editing.AddAudit(
            db, competitionId, actor, time.GetUtcNow().UtcDateTime, flag == RunFlag.None ? "run.flag-removed" : "run.flagged", FormattableString.Invariant($"{run.Number} {run.Team} {flag}"));
        await db.SaveChangesAsync(cancellationToken);
        var boards = await leaderboards.UpdateAsync(db, run.TrackId, run.PhaseId, run.TeamId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        foreach (var board in boards)
        {
            signal.Changed(board);
        }

        return Done.It;
    }
}
