using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Runs;
using SharedTask.Scoring.Contract;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Evaluations;

public sealed class QueueTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Claims_AtOnce_NeverGiveARunTwice()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        var scene = await new CompetitionBuilder().Teams("a", "b").CreateAsync(database, Cancel);
        for (var i = 0; i < 10; i++)
        {
            await scene.AddRunAsync(i % 2 == 0 ? "a" : "b", Cancel);
        }

        var claims = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => Queue(database).Claim.ExecuteAsync($"worker {i}", new ClaimScope { Lease = Lease }, Cancel), Cancel)));

        claims.Count(claim => claim is null).ShouldBe(2);
        claims.OfType<ClaimedRun>().Select(claim => claim.RunId).Distinct().Count().ShouldBe(10);
    }

    [Fact]
    public async Task Claims_OfABusyAndAQuietTeam_TakeTurns()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        var scene = await new CompetitionBuilder().Teams("busy", "quiet").CreateAsync(database, Cancel);
        for (var i = 0; i < 5; i++)
        {
            await scene.AddRunAsync("busy", Cancel);
        }

        var late = await scene.AddRunAsync("quiet", Cancel);

        List<Guid> order = [];
        for (var i = 0; i < 3; i++)
        {
            order.Add((await Queue(database).Claim.ExecuteAsync("worker", new ClaimScope { Lease = Lease }, Cancel))!.RunId);
            database.Time.Advance(TimeSpan.FromMilliseconds(10));
        }

        order.Take(2).ShouldContain(late.Id);
    }

    [Fact]
    public async Task Lease_ThatHasPassed_IsClaimedAgainUntilItIsTheRunThatKillsItsWorkers()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        var scene = await new CompetitionBuilder().Teams("a").CreateAsync(database, Cancel);
        var run = await scene.AddRunAsync("a", Cancel);
        var queue = Queue(database);

        for (var attempt = 0; attempt < ClaimNextRun.MostAttempts; attempt++)
        {
            (await queue.Claim.ExecuteAsync("worker", new ClaimScope { Lease = Lease }, Cancel))!.RunId.ShouldBe(run.Id);
            (await queue.Claim.ExecuteAsync("another", new ClaimScope { Lease = Lease }, Cancel)).ShouldBeNull();
            database.Time.Advance(Lease + TimeSpan.FromSeconds(1));
        }

        (await queue.Claim.ExecuteAsync("worker", new ClaimScope { Lease = Lease }, Cancel)).ShouldBeNull();
        var failed = await database.ReadAsync(db => db.Runs.SingleAsync(Cancel));
        failed.State.ShouldBe(RunState.Failed);
        failed.ReasonKey.ShouldBe(ReasonKeys.SystemFault);
    }

    [Fact]
    public async Task Run_WhoseWorkerDied_GoesBehindTheOthersOfItsTeam()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        var scene = await new CompetitionBuilder().Teams("a").CreateAsync(database, Cancel);
        var deadly = await scene.AddRunAsync("a", Cancel);
        var harmless = await scene.AddRunAsync("a", Cancel);
        var queue = Queue(database);

        (await queue.Claim.ExecuteAsync("worker", new ClaimScope { Lease = Lease }, Cancel))!.RunId.ShouldBe(deadly.Id);
        database.Time.Advance(Lease + TimeSpan.FromSeconds(1));

        (await queue.Claim.ExecuteAsync("worker", new ClaimScope { Lease = Lease }, Cancel))!.RunId.ShouldBe(harmless.Id);
        (await queue.Claim.ExecuteAsync("worker", new ClaimScope { Lease = Lease }, Cancel))!.RunId.ShouldBe(deadly.Id);
    }

    [Fact]
    public async Task Run_WithoutAReference_WaitsUntilThereIsOne()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        var scene = await new CompetitionBuilder().WithoutReferences().Teams("a").CreateAsync(database, Cancel);
        await scene.AddRunAsync("a", Cancel);

        (await Queue(database).Claim.ExecuteAsync("worker", new ClaimScope { Lease = Lease }, Cancel)).ShouldBeNull();
        await database.AddAsync(Cancel, CompetitionScene.NewReference(scene.Track.Id, scene.Phase.Id, scene.Owner.Id, 1, database.Now));

        (await Queue(database).Claim.ExecuteAsync("worker", new ClaimScope { Lease = Lease }, Cancel)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Scores_RecordedTwice_ChangeNothingTheSecondTime()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        var scene = await new CompetitionBuilder().Teams("a", "b").CreateAsync(database, Cancel);
        await scene.AddRunAsync("a", Cancel);
        var queue = Queue(database);
        var claim = (await queue.Claim.ExecuteAsync("worker", new ClaimScope { Lease = Lease }, Cancel))!;

        (await queue.Record.ExecuteAsync(Scored(claim, 0.75), Cancel)).ShouldBeTrue();
        (await queue.Record.ExecuteAsync(Scored(claim, 0.25), Cancel)).ShouldBeFalse();

        (await database.ReadAsync(db => db.Evaluations.CountAsync(Cancel))).ShouldBe(1);
        var board = await database.ReadAsync(db => db.Leaderboards.SingleAsync(Cancel));
        board.Revision.ShouldBe(1);
        var row = await database.ReadAsync(db => db.LeaderboardRows.SingleAsync(Cancel));
        row.Rank.ShouldBe(1);
        BoardValues.Parse(row.ValuesJson)["macro_f1"].Value.ShouldBe(0.75);
    }

    [Fact]
    public async Task Worker_WhoseLeaseWasLost_RecordsNothing()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        var scene = await new CompetitionBuilder().Teams("a").CreateAsync(database, Cancel);
        await scene.AddRunAsync("a", Cancel);
        var queue = Queue(database);
        var slow = (await queue.Claim.ExecuteAsync("slow", new ClaimScope { Lease = Lease }, Cancel))!;
        database.Time.Advance(Lease + TimeSpan.FromSeconds(1));
        var quick = (await queue.Claim.ExecuteAsync("quick", new ClaimScope { Lease = Lease }, Cancel))!;

        (await queue.Record.ExecuteAsync(Scored(slow, 0.1), Cancel)).ShouldBeFalse();
        (await queue.Record.ExecuteAsync(Scored(quick, 0.9), Cancel)).ShouldBeTrue();

        (await database.ReadAsync(db => db.Scores.SingleAsync(Cancel))).Value.ShouldBe(0.9);
    }

    /// <summary>The correction has freed the runs that waited for it; this one did not wait yet.</summary>
    [Theory]
    [InlineData("scorer")]
    [InlineData("limits")]
    [InlineData("reference")]
    public async Task Scorer_ThatFailsAfterItWasCorrected_HasTheRunScoredByTheNewOne(string corrected)
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        var scene = await new CompetitionBuilder().Teams("a").CreateAsync(database, Cancel);
        var run = await scene.AddRunAsync("a", Cancel);
        await ChargeAsync(database, run);
        var queue = Queue(database);
        var claim = (await queue.Claim.ExecuteAsync("worker", new ClaimScope { Lease = Lease }, Cancel))!;
        await CorrectAsync(database, corrected);

        (await queue.Record.ExecuteAsync(
            Scored(claim, 0) with { Outcome = EvaluationOutcome.LimitExceeded, Result = null, Reason = "It was too slow.", LimitsJson = claim.Scorer.LimitsJson }, Cancel)).ShouldBeTrue();

        var waiting = await database.ReadAsync(db => db.Runs.SingleAsync(Cancel));
        (waiting.State, waiting.ReasonKey, waiting.CountsAgainstQuota).ShouldBe((RunState.Waiting, null, true));
        var next = (await queue.Claim.ExecuteAsync("worker", new ClaimScope { Lease = Lease }, Cancel)).ShouldNotBeNull();
        (await queue.Record.ExecuteAsync(Scored(next, 0.9), Cancel)).ShouldBeTrue();
        (await database.ReadAsync(db => db.Scores.SingleAsync(Cancel))).Value.ShouldBe(0.9);
    }

    [Theory]
    [InlineData(EvaluationOutcome.PluginFault)]
    [InlineData(EvaluationOutcome.LimitExceeded)]
    public async Task Scorer_ThatFails_LeavesTheRunWaitingAndGivesItsQuotaBack(EvaluationOutcome outcome)
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        var scene = await new CompetitionBuilder().Teams("a").CreateAsync(database, Cancel);
        var run = await scene.AddRunAsync("a", Cancel);
        await ChargeAsync(database, run);
        var queue = Queue(database);
        var claim = (await queue.Claim.ExecuteAsync("worker", new ClaimScope { Lease = Lease }, Cancel))!;

        (await queue.Record.ExecuteAsync(Scored(claim, 0) with { Outcome = outcome, Result = null, Reason = "It crashed." }, Cancel)).ShouldBeTrue();

        var waiting = await database.ReadAsync(db => db.Runs.SingleAsync(Cancel));
        (waiting.State, waiting.ReasonKey, waiting.CountsAgainstQuota).ShouldBe((RunState.Waiting, ReasonKeys.ScorerFault, false));
        (await database.ReadAsync(db => db.QuotaUses.Select(use => use.Used).ToListAsync(Cancel))).ShouldAllBe(used => used == 0);
        (await queue.Claim.ExecuteAsync("worker", new ClaimScope { Lease = Lease }, Cancel)).ShouldBeNull();
        (await database.ReadAsync(db => db.Notices.Select(notice => notice.Key).ToListAsync(Cancel))).ShouldBe(["scorer.fault"]);
    }

    [Fact]
    public async Task Run_ScoredAgain_SupersedesItsEvaluationAndKeepsItsPlaceMeanwhile()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        var scene = await new CompetitionBuilder().Teams("a").CreateAsync(database, Cancel);
        await scene.AddRunAsync("a", Cancel);
        var queue = Queue(database);
        await queue.Record.ExecuteAsync(Scored((await queue.Claim.ExecuteAsync("worker", new ClaimScope { Lease = Lease }, Cancel))!, 0.2), Cancel);
        var rescore = new RescoreRuns(database, new SilentSignal(), database.Time);

        (await rescore.ExecuteAsync(new RescoreRunsCommand(scene.Competition.Id, null, scene.Track.Id, scene.Phase.Id), scene.OwnerActor, Cancel)).Value.ShouldBe(1);
        (await database.ReadAsync(db => db.LeaderboardRows.CountAsync(Cancel))).ShouldBe(1);
        await queue.Record.ExecuteAsync(Scored((await queue.Claim.ExecuteAsync("worker", new ClaimScope { Lease = Lease }, Cancel))!, 0.6), Cancel);

        var evaluations = await database.ReadAsync(db => db.Evaluations.OrderBy(one => one.IsCurrent).ToListAsync(Cancel));
        evaluations.Select(one => one.IsCurrent).ShouldBe([false, true]);
        var row = await database.ReadAsync(db => db.LeaderboardRows.SingleAsync(Cancel));
        BoardValues.Parse(row.ValuesJson)["macro_f1"].Value.ShouldBe(0.6);
    }

    [Fact]
    public async Task Boards_UpdatedRunByRun_EqualBoardsMadeFromScratch()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        var scene = await new CompetitionBuilder()
            .Phase("test", phase => phase.FreezesAt = phase.StartsAt.AddDays(1).AddSeconds(8))
            .Teams("a", "b", "c").Baseline("base").CreateAsync(database, Cancel);
        var queue = Queue(database);
        foreach (var (team, score) in new[] { ("a", 0.5), ("b", 0.7), ("base", 0.6), ("a", 0.8), ("c", 0.7), ("b", 0.1), ("c", 0.9), ("a", 0.3), ("b", 0.95), ("base", 0.2) })
        {
            await scene.AddRunAsync(team, Cancel);
            await queue.Record.ExecuteAsync(Scored((await queue.Claim.ExecuteAsync("worker", new ClaimScope { Lease = Lease }, Cancel))!, score), Cancel);
        }

        var step = await BoardAsync(database);
        await using (var db = database.CreateDbContext())
        {
            await db.LeaderboardRows.ExecuteDeleteAsync(Cancel);
            await new UpdateLeaderboard(database.Time).RebuildAsync(db, scene.Track.Id, scene.Phase.Id, Cancel);
        }

        (await BoardAsync(database)).ShouldBe(step);
        step.Count(row => row.StartsWith("Frozen", StringComparison.Ordinal)).ShouldBeGreaterThan(0);
    }

    private static Task<List<string>> BoardAsync(TestDatabase database) => database.ReadAsync(async db =>
    {
        var rows = await (from row in db.LeaderboardRows join board in db.Leaderboards on row.LeaderboardId equals board.Id select new { board.Edition, Row = row }).ToListAsync(Cancel);
        return rows.Select(pair => $"{pair.Edition} {pair.Row.Position} {pair.Row.Rank} {pair.Row.TeamId} {pair.Row.RunId} {pair.Row.ValuesJson} {pair.Row.ScoredRuns}")
            .Order(StringComparer.Ordinal).ToList();
    });

    private static async Task ChargeAsync(TestDatabase database, Run run)
    {
        await using var db = database.CreateDbContext();
        (await QuotaLedger.TryReserveAsync(db, run.TeamId, run.TrackId, run.PhaseId, run.QuotaDay, 5, 5, Cancel)).IsRefused.ShouldBeFalse();
        await db.Runs.ExecuteUpdateAsync(set => set.SetProperty(row => row.CountsAgainstQuota, true), Cancel);
    }

    private static async Task CorrectAsync(TestDatabase database, string what)
    {
        await using var db = database.CreateDbContext();
        var scorer = await db.Scorers.SingleAsync(Cancel);
        var reference = await db.ReferenceSets.SingleAsync(Cancel);
        switch (what)
        {
            case "scorer":
                db.Scorers.Add(new Scorer
                {
                    TrackId = scorer.TrackId,
                    Version = scorer.Version + 1,
                    PluginId = scorer.PluginId,
                    PluginVersion = scorer.PluginVersion,
                    ParametersJson = scorer.ParametersJson,
                    CreatedAt = scorer.CreatedAt,
                });
                break;
            case "limits":
                scorer.LimitsJson = """{"wallSeconds":600}""";
                break;
            default:
                db.ReferenceSets.Add(new ReferenceSet
                {
                    TrackId = reference.TrackId,
                    PhaseId = reference.PhaseId,
                    Version = reference.Version + 1,
                    FileName = reference.FileName,
                    BlobHash = reference.BlobHash,
                    Bytes = reference.Bytes,
                    State = ReferenceState.Ready,
                    CreatedBy = reference.CreatedBy,
                    CreatedAt = reference.CreatedAt,
                });
                break;
        }

        await db.SaveChangesAsync(Cancel);
    }

    private static RecordEvaluationCommand Scored(ClaimedRun claim, double value) => new()
    {
        RunId = claim.RunId,
        Owner = claim.Owner,
        ScorerId = claim.Scorer.ScorerId,
        ReferenceSetId = claim.Reference!.ReferenceSetId,
        Outcome = EvaluationOutcome.Scored,
        Result = new ScoringResult(1, ScoringOutcome.Scored, [new MetricScore("macro_f1", value)], [], [], [], 0, 10),
        StartedAt = new DateTime(2026, 6, 1, 12, 0, 0, DateTimeKind.Utc),
        ManifestJson = "{}",
    };

    private static (ClaimNextRun Claim, RecordEvaluation Record) Queue(TestDatabase database)
    {
        var record = new RecordEvaluation(database, new UpdateLeaderboard(database.Time), new SilentBoard(), database.Time);
        return (new ClaimNextRun(database, record, database.Time), record);
    }

    private sealed class SilentSignal : IWorkSignal
    {
        public void ThereIsWork()
        {
        }
    }

    private sealed class SilentBoard : ILeaderboardSignal
    {
        public void Changed(Guid leaderboardId)
        {
        }
    }
}
