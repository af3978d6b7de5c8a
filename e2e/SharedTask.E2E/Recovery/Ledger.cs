using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Runs;

namespace SharedTask.E2E.Recovery;

/// <summary>What must be true of the rows once nothing waits any more, whatever died on the way.</summary>
internal sealed class Ledger(LiveScene live)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Waits until every run has its final state, for as long as the bound allows.</summary>
    public async Task WaitUntilAllAreFinalAsync(TimeSpan bound)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(bound);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await live.Database.ReadAsync(db => db.Runs.AnyAsync(run => run.State < RunState.Scored, limit.Token)))
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    /// <summary>Every accepted run was scored exactly once and rightly, every quota is exact, the board is what a rebuild makes.</summary>
    /// <param name="accepted">The runs that the site has confirmed, with their accuracies.</param>
    /// <param name="accuracies">The accuracy of a run by its file's name.</param>
    public async Task ShouldBeExactAsync(IReadOnlyCollection<Guid> accepted, IReadOnlyDictionary<string, double> accuracies)
    {
        await using var db = live.Database.CreateDbContext();
        var runs = await db.Runs.AsNoTracking().ToListAsync(Stop);
        accepted.Except(runs.Select(run => run.Id)).ShouldBeEmpty("a run that the site confirmed is gone");
        runs.Where(run => run.State != RunState.Scored).Select(run => $"{run.FileName}: {run.State} {run.ReasonKey}").ShouldBeEmpty();
        runs.ShouldAllBe(run => run.LeaseOwner == null && run.CountsAgainstQuota);

        var evaluations = await db.Evaluations.AsNoTracking().ToListAsync(Stop);
        var accuracy = await db.Scores.Where(score => score.Metric == "accuracy" && score.SliceBy == null)
            .ToDictionaryAsync(score => score.EvaluationId, score => score.Value, Stop);
        foreach (var run in runs)
        {
            var scored = evaluations.Where(evaluation => evaluation.RunId == run.Id && evaluation.Outcome == EvaluationOutcome.Scored).ToList();
            scored.Count.ShouldBe(1, $"{run.FileName} was scored more than once");
            scored[0].IsCurrent.ShouldBeTrue();
            accuracy[scored[0].Id].ShouldBe(accuracies[run.FileName], run.FileName);
        }

        var quotas = await db.QuotaUses.AsNoTracking().Where(use => use.Day == QuotaUse.AllDays).ToDictionaryAsync(use => use.TeamId, use => use.Used, Stop);
        quotas.ShouldBe(runs.CountBy(run => run.TeamId), ignoreOrder: true);
        var days = await db.QuotaUses.AsNoTracking().Where(use => use.Day != QuotaUse.AllDays).SumAsync(use => use.Used, Stop);
        days.ShouldBe(runs.Count);

        var notices = await db.Notices.Where(notice => notice.Key == "run.scored").CountAsync(Stop);
        notices.ShouldBe(runs.Count, "each run is announced to its team once");
        await BoardShouldBeWhatARebuildMakesAsync();
    }

    private async Task BoardShouldBeWhatARebuildMakesAsync()
    {
        var before = await ReadBoardAsync();
        before.ShouldNotBeEmpty();
        await using (var db = live.Database.CreateDbContext())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            await db.LeaderboardRows.ExecuteDeleteAsync(Stop);
            await new UpdateLeaderboard(TimeProvider.System).RebuildAsync(db, live.Scene.Track.Id, live.Scene.Phase.Id, Stop);
            await transaction.CommitAsync(Stop);
        }

        (await ReadBoardAsync()).ShouldBe(before);
    }

    private Task<List<string>> ReadBoardAsync() => live.Database.ReadAsync(db => db.LeaderboardRows
        .OrderBy(row => row.Position)
        .Select(row => row.Position + " " + row.Rank + " " + row.TeamId + " " + row.RunId + " " + row.EvaluationId + " " + row.ScoredRuns + " " + row.ValuesJson)
        .ToListAsync(Stop));
}
