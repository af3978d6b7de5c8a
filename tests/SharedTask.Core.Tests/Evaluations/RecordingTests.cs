using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Runs;
using SharedTask.Scoring.Contract;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Evaluations;

public sealed class RecordingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Check_OfAnInvalidRun_KeepsTheProblemsAndGivesTheQuotaBackOnce()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        var run = await queue.SubmitAsync(scene, "a", RunState.Checking);
        await queue.SubmitAsync(scene, "a");
        var claim = await queue.ClaimOneAsync();

        (await queue.CheckAsync(claim, isValid: false)).ShouldBeTrue();
        (await queue.CheckAsync(claim, isValid: false)).ShouldBeFalse();

        var invalid = await queue.ReadAsync(run);
        (invalid.State, invalid.CountsAgainstQuota, invalid.LeaseOwner).ShouldBe((RunState.Invalid, false, null));
        invalid.FinishedAt.ShouldBe(queue.Database.Now);
        Problems.FromJson(invalid.ProblemsJson).ShouldHaveSingleItem().Code.ShouldBe("unknown-label");
        (await queue.QuotaAsync()).ShouldBe([1, 1]);
        (await queue.NoticesAsync(scene.MemberOf("a").Id)).ShouldBe(["run.invalid"]);
    }

    [Fact]
    public async Task Check_OfAGoodRun_LetsTheSameWorkerGoOn()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        var run = await queue.SubmitAsync(scene, "a", RunState.Checking);
        var claim = await queue.ClaimOneAsync();

        (await queue.CheckAsync(claim, isValid: true, goOn: true)).ShouldBeTrue();

        var scoring = await queue.ReadAsync(run);
        (scoring.State, scoring.LeaseOwner).ShouldBe((RunState.Scoring, claim.Owner));
        (await queue.ClaimAsync()).ShouldBeNull();
        (await queue.ScoreAsync(claim, 0.5)).ShouldBeTrue();
        (await queue.ReadAsync(run)).State.ShouldBe(RunState.Scored);
        (await queue.QuotaAsync()).ShouldBe([1, 1]);
    }

    [Fact]
    public async Task Check_OfAGoodRun_OtherwiseLetsItWait()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        var run = await queue.SubmitAsync(scene, "a", RunState.Checking);

        await queue.CheckAsync(await queue.ClaimOneAsync(), isValid: true);

        var waiting = await queue.ReadAsync(run);
        (waiting.State, waiting.LeaseOwner, waiting.Attempts, waiting.CountsAgainstQuota).ShouldBe((RunState.Waiting, null, 0, true));
    }

    [Fact]
    public async Task Score_WithIntervalsSlicesAndTables_IsKeptWhole()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        await queue.SubmitAsync(scene, "a");
        var result = QueueDriver.Result(("macro_f1", 0.5)) with
        {
            Scores = [new MetricScore("macro_f1", 0.5, new ScoreInterval(0.4, 0.6, 0.95, "bootstrap-percentile", 1000, 17)), new MetricScore("mcc", null)],
            Slices = [new SliceScore("language", new string('x', 500), 20_129, [new MetricScore("macro_f1", 0.7)])],
            Tables = [new ScoreTable("Confusion matrix", ["", "yes"], [["yes", "3"]])],
            Problems = [new ScoringProblem(ProblemSeverity.Warning, "trailing-line", "A blank line.")],
        };

        await queue.RecordAsync(await queue.ClaimOneAsync(), EvaluationOutcome.Scored, result);

        var scores = await queue.Database.ReadAsync(db => db.Scores.OrderBy(score => score.Position).ToListAsync(Stop));
        scores.Select(score => (score.Metric, score.Value, score.IntervalLow, score.IntervalHigh, score.SliceBy, score.SliceSize)).ShouldBe(
        [
            ("macro_f1", 0.5, 0.4, 0.6, null, null), ("mcc", null, null, null, null, null), ("macro_f1", 0.7, null, null, "language", 20_129),
        ]);
        scores[0].IntervalJson.ShouldNotBeNull().ShouldContain("bootstrap-percentile");
        scores[2].SliceValue.ShouldBe(new string('x', 200), "a column's length on SQL Server is no reason to fail");
        var evaluation = await queue.Database.ReadAsync(db => db.Evaluations.SingleAsync(Stop));
        evaluation.TablesJson.ShouldNotBeNull().ShouldContain("Confusion matrix");
        var run = await queue.Database.ReadAsync(db => db.Runs.SingleAsync(Stop));
        run.ProblemCount.ShouldBe(1);
        (await queue.NoticesAsync(scene.MemberOf("a").Id)).ShouldBe(["run.scored"]);
    }

    [Fact]
    public async Task Scorer_CallingARunInvalid_TakesItOffTheBoardAndCostsNoQuota()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a", "b"));
        var run = await queue.SubmitAsync(scene, "a");
        await queue.SubmitAsync(scene, "b");
        await queue.ScoreAsync(await queue.ClaimOneAsync(), 0.9);
        await queue.ScoreAsync(await queue.ClaimOneAsync(), 0.8);
        await RescoreAsync(queue, scene, run.Id);

        await queue.RecordAsync(await queue.ClaimOneAsync(), EvaluationOutcome.Invalid, QueueDriver.Invalid("wrong-columns"));

        (await queue.BoardAsync(scene)).ShouldBe(["1 b 0.8"]);
        var invalid = await queue.ReadAsync(run);
        (invalid.State, invalid.ProblemCount, invalid.CountsAgainstQuota).ShouldBe((RunState.Invalid, 8, false));
    }

    [Fact]
    public async Task SystemFault_IsTriedAgainAfterGrowingPausesAndThenFailsOnUs()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        var run = await queue.SubmitAsync(scene, "a");

        foreach (var pause in new[] { 5, 60 })
        {
            await queue.RecordAsync(await queue.ClaimOneAsync(), EvaluationOutcome.SystemFault);
            var waiting = await queue.ReadAsync(run);
            (waiting.State, waiting.ReasonKey, waiting.CountsAgainstQuota).ShouldBe((RunState.Waiting, ReasonKeys.TryingAgain, true));
            queue.Database.Time.Advance(TimeSpan.FromSeconds(pause - 1));
            (await queue.ClaimAsync()).ShouldBeNull();
            queue.Database.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await queue.RecordAsync(await queue.ClaimOneAsync(), EvaluationOutcome.SystemFault);

        var failed = await queue.ReadAsync(run);
        (failed.State, failed.ReasonKey, failed.CountsAgainstQuota).ShouldBe((RunState.Failed, ReasonKeys.SystemFault, false));
        (await queue.QuotaAsync()).ShouldBe([0, 0]);
        (await queue.Database.ReadAsync(db => db.Evaluations.CountAsync(row => row.Outcome == EvaluationOutcome.SystemFault && row.Reason == "It broke.", Stop))).ShouldBe(3);
        (await queue.NoticesAsync(scene.Owner.Id)).ShouldBe(["run.failed"]);
        (await queue.NoticesAsync(scene.MemberOf("a").Id)).ShouldBe(["run.failed"]);
    }

    /// <summary>A disk that is full for half an hour must not fail every run that waits.</summary>
    [Fact]
    public async Task Outage_OfHalfAnHour_FailsNoRun()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        var run = await queue.SubmitAsync(scene, "a");

        foreach (var pause in new[] { 5, 60, 300, 300, 300, 300, 300, 300 })
        {
            (await queue.RecordAsync(await queue.ClaimOneAsync(), EvaluationOutcome.SystemFault, isOutage: true)).ShouldBeTrue();
            (await queue.ReadAsync(run)).ReasonKey.ShouldBe(ReasonKeys.TryingAgain);
            queue.Database.Time.Advance(TimeSpan.FromSeconds(pause - 1));
            (await queue.ClaimAsync()).ShouldBeNull();
            queue.Database.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await queue.ScoreAsync(await queue.ClaimOneAsync(), 0.9);
        (await queue.BoardAsync(scene)).ShouldBe(["1 a 0.9"]);
        (await queue.QuotaAsync()).ShouldBe([1, 1]);
    }

    [Fact]
    public async Task Outage_ThatDoesNotPass_FailsTheRunOnUs()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        var run = await queue.SubmitAsync(scene, "a");

        for (var attempt = 0; attempt < ClaimNextRun.MostAttempts; attempt++)
        {
            await queue.RecordAsync(await queue.ClaimOneAsync(), EvaluationOutcome.SystemFault, isOutage: true);
            queue.Database.Time.Advance(TimeSpan.FromMinutes(5));
        }

        (await queue.ClaimAsync()).ShouldBeNull();
        var failed = await queue.ReadAsync(run);
        (failed.State, failed.ReasonKey, failed.CountsAgainstQuota).ShouldBe((RunState.Failed, ReasonKeys.SystemFault, false));
    }

    [Fact]
    public async Task SystemFault_OfACheck_IsTriedAgainTheSameWay()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().WithoutReferences().Teams("a"));
        var run = await queue.SubmitAsync(scene, "a", RunState.Checking);

        foreach (var pause in new[] { 5, 60 })
        {
            var claim = await queue.ClaimOneAsync();
            (await queue.Get<RecordEvaluation>().RecordFaultOfCheckAsync(run.Id, claim.Owner, null, isOutage: false, Stop)).ShouldBeTrue();
            (await queue.ReadAsync(run)).State.ShouldBe(RunState.Checking);
            (await queue.ClaimAsync()).ShouldBeNull();
            queue.Database.Time.Advance(TimeSpan.FromSeconds(pause));
        }

        await queue.Get<RecordEvaluation>().RecordFaultOfCheckAsync(run.Id, (await queue.ClaimOneAsync()).Owner, null, isOutage: false, Stop);

        (await queue.ReadAsync(run)).State.ShouldBe(RunState.Failed);
        (await queue.QuotaAsync()).ShouldBe([0, 0]);
    }

    [Fact]
    public async Task RunWithAScore_WhoseNewScorerIsBroken_KeepsScorePlaceAndQuota()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        var run = await queue.SubmitAsync(scene, "a");
        await queue.ScoreAsync(await queue.ClaimOneAsync(), 0.9);
        await RescoreAsync(queue, scene, run.Id);

        await queue.RecordAsync(await queue.ClaimOneAsync(), EvaluationOutcome.PluginFault);

        (await queue.BoardAsync(scene)).ShouldBe(["1 a 0.9"]);
        (await queue.QuotaAsync()).ShouldBe([1, 1]);
        (await queue.ReadAsync(run)).ReasonKey.ShouldBe(ReasonKeys.ScorerFault);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunThatWaitsForACorrection_IsClaimedOnceThereIsOne(bool byOrganizer)
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        var run = await queue.SubmitAsync(scene, "a");
        await queue.RecordAsync(await queue.ClaimOneAsync(), EvaluationOutcome.LimitExceeded);
        queue.Database.Time.Advance(TimeSpan.FromHours(1));
        (await queue.ClaimAsync()).ShouldBeNull();

        if (byOrganizer)
        {
            await RescoreAsync(queue, scene, run.Id);
        }
        else
        {
            await AddCheckedReferenceAsync(queue, scene, isValid: false);
            (await queue.ClaimAsync()).ShouldBeNull("an unusable reference corrects nothing");
            await AddCheckedReferenceAsync(queue, scene, isValid: true);
        }

        await queue.ScoreAsync(await queue.ClaimOneAsync(), 0.5);
        var scored = await queue.ReadAsync(run);
        (scored.State, scored.ReasonKey).ShouldBe((RunState.Scored, null));
        (await queue.QuotaAsync()).ShouldBe([0, 0]);
    }

    [Fact]
    public async Task Rescoring_OfATrackAndPhase_TakesAllButTheWithdrawn()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Phase("practice").Phase("test").Teams("a"));
        var invalid = await scene.AddRunAsync("a", Stop, RunState.Invalid);
        var failed = await scene.AddRunAsync("a", Stop, RunState.Failed);
        var withdrawn = await scene.AddRunAsync("a", Stop, RunState.Withdrawn);
        var elsewhere = await scene.AddRunAsync("a", Stop, RunState.Invalid, phase: scene.PhaseOf("test"));
        var held = await queue.SubmitAsync(scene, "a");
        var claim = await queue.ClaimOneAsync();

        var count = await queue.Get<RescoreRuns>().ExecuteAsync(
            new RescoreRunsCommand(scene.Competition.Id, null, scene.Track.Id, scene.Phase.Id), scene.OwnerActor, Stop);

        count.Value.ShouldBe(3);
        (await queue.ReadAsync(invalid)).State.ShouldBe(RunState.Checking);
        (await queue.ReadAsync(failed)).State.ShouldBe(RunState.Waiting);
        (await queue.ReadAsync(withdrawn)).State.ShouldBe(RunState.Withdrawn);
        (await queue.ReadAsync(elsewhere)).State.ShouldBe(RunState.Invalid);
        (await queue.ReadAsync(held)).State.ShouldBe(RunState.Waiting);
        (await queue.ScoreAsync(claim, 0.5)).ShouldBeFalse("it was scored by what was to be replaced");
        queue.Signal.Count.ShouldBe(1);
        (await queue.Database.ReadAsync(db => db.AuditEntries.SingleAsync(Stop))).Action.ShouldBe("runs.rescored");
    }

    [Fact]
    public async Task Rescoring_ByWhoeverIsNotAnOrganizer_IsRefused()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder("mine").Teams("a"));
        var other = await queue.BuildAsync(new CompetitionBuilder("other").Teams("b"));
        var run = await scene.AddRunAsync("a", Stop, RunState.Scored);

        foreach (var actor in new[] { Actor.Anonymous, scene.ActorOf("a"), other.OwnerActor })
        {
            (await queue.Get<RescoreRuns>().ExecuteAsync(new RescoreRunsCommand(scene.Competition.Id, run.Id), actor, Stop)).Refusal.ShouldNotBeNull().Key.ShouldBe("not-allowed");
        }

        // By naming one's own competition and another's run.
        (await queue.Get<RescoreRuns>().ExecuteAsync(new RescoreRunsCommand(other.Competition.Id, run.Id), other.OwnerActor, Stop)).Value.ShouldBe(0);
        (await queue.ReadAsync(run)).State.ShouldBe(RunState.Scored);
    }

    [Fact]
    public async Task Reference_ThatCannotBeRead_IsTriedThreeTimesAndThenToldToTheOrganizer()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().WithoutReferences());
        var reference = CompetitionScene.NewReference(scene.Track.Id, scene.Phase.Id, scene.Owner.Id, 1, queue.Database.Now);
        reference.State = ReferenceState.Checking;
        await queue.Database.AddAsync(Stop, reference);
        var checks = queue.Get<ReferenceChecks>();

        (await checks.ClaimNextAsync("stopping", QueueDriver.Scope, Stop)).ShouldNotBeNull();
        (await checks.ClaimNextAsync("late", QueueDriver.Scope, Stop)).ShouldBeNull();
        await checks.ReturnAsync(reference.Id, "stopping", Stop);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            (await checks.IsThereWorkAsync(QueueDriver.Scope, Stop)).ShouldBeTrue();
            (await checks.ClaimNextAsync($"worker {attempt}", QueueDriver.Scope, Stop)).ShouldNotBeNull();
            await checks.RecordFaultAsync(reference.Id, $"worker {attempt}", Stop);
            (await checks.IsThereWorkAsync(QueueDriver.Scope, Stop)).ShouldBeFalse();
            queue.Database.Time.Advance(TimeSpan.FromSeconds(6));
        }

        (await checks.ClaimNextAsync("last", QueueDriver.Scope, Stop)).ShouldBeNull();
        (await queue.Database.ReadAsync(db => db.ReferenceSets.SingleAsync(Stop))).State.ShouldBe(ReferenceState.Failed);
        (await queue.NoticesAsync(scene.Owner.Id)).ShouldBe(["reference.failed"]);
    }

    [Fact]
    public async Task Reference_WhoseWorkerWasKilled_IsClaimedAgainAndTheDeadOneRecordsNothing()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().WithoutReferences());
        var reference = CompetitionScene.NewReference(scene.Track.Id, scene.Phase.Id, scene.Owner.Id, 1, queue.Database.Now);
        reference.State = ReferenceState.Checking;
        await queue.Database.AddAsync(Stop, reference);
        var checks = queue.Get<ReferenceChecks>();
        await checks.ClaimNextAsync("killed", QueueDriver.Scope, Stop);
        queue.Database.Time.Advance(QueueDriver.Lease + TimeSpan.FromSeconds(1));

        await checks.ClaimNextAsync("second", QueueDriver.Scope, Stop);

        (await checks.RecordAsync(reference.Id, "killed", isValid: false, 0, null, Stop)).ShouldBeFalse();
        (await checks.RecordAsync(reference.Id, "second", isValid: true, 42, null, Stop)).ShouldBeTrue();
        (await checks.RecordAsync(reference.Id, "second", isValid: false, 0, null, Stop)).ShouldBeFalse();
        var ready = await queue.Database.ReadAsync(db => db.ReferenceSets.SingleAsync(Stop));
        (ready.State, ready.Items).ShouldBe((ReferenceState.Ready, 42));
        queue.Signal.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Reference_WhoseCheckTakesLong_IsHeldByItsHeartbeatAlone()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().WithoutReferences());
        var reference = CompetitionScene.NewReference(scene.Track.Id, scene.Phase.Id, scene.Owner.Id, 1, queue.Database.Now);
        reference.State = ReferenceState.Checking;
        await queue.Database.AddAsync(Stop, reference);
        var checks = queue.Get<ReferenceChecks>();
        await checks.ClaimNextAsync("slow", QueueDriver.Scope, Stop);
        queue.Database.Time.Advance(QueueDriver.Lease - TimeSpan.FromSeconds(1));

        (await checks.ExtendAsync(reference.Id, "slow", QueueDriver.Lease, Stop)).ShouldBeTrue();
        queue.Database.Time.Advance(QueueDriver.Lease - TimeSpan.FromSeconds(1));
        (await checks.ClaimNextAsync("second", QueueDriver.Scope, Stop)).ShouldBeNull();
        (await checks.ExtendAsync(reference.Id, "second", QueueDriver.Lease, Stop)).ShouldBeFalse();

        queue.Database.Time.Advance(TimeSpan.FromSeconds(2));
        (await checks.ClaimNextAsync("second", QueueDriver.Scope, Stop)).ShouldNotBeNull();
        (await checks.ExtendAsync(reference.Id, "slow", QueueDriver.Lease, Stop)).ShouldBeFalse();
    }

    private static async Task RescoreAsync(QueueDriver queue, CompetitionScene scene, Guid runId) => (await queue.Get<RescoreRuns>()
        .ExecuteAsync(new RescoreRunsCommand(scene.Competition.Id, runId), scene.OwnerActor, Stop)).Value.ShouldBe(1);

    private static async Task AddCheckedReferenceAsync(QueueDriver queue, CompetitionScene scene, bool isValid)
    {
        var version = 1 + await queue.Database.ReadAsync(db => db.ReferenceSets.CountAsync(Stop));
        var reference = CompetitionScene.NewReference(scene.Track.Id, scene.Phase.Id, scene.Owner.Id, version, queue.Database.Now);
        reference.State = ReferenceState.Checking;
        await queue.Database.AddAsync(Stop, reference);
        var checks = queue.Get<ReferenceChecks>();
        (await checks.ClaimNextAsync($"checker {version}", QueueDriver.Scope, Stop)).ShouldNotBeNull();
        await checks.RecordAsync(reference.Id, $"checker {version}", isValid, 10, null, Stop);
    }
}
