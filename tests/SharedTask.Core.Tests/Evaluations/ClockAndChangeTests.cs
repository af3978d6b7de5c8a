using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Runs;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Evaluations;

/// <summary>The clock is set while runs wait and are scored; the scorer is changed under them.</summary>
public sealed class ClockAndChangeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clock_SetForwardWhileARunIsScored_LetsItBeScoredOnce()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        var run = await queue.SubmitAsync(scene, "a");
        var first = await queue.ClaimOneAsync();

        queue.Database.Time.AdjustTime(queue.Database.Time.GetUtcNow().AddHours(5));
        var second = await queue.ClaimOneAsync();

        (await queue.ScoreAsync(first, 0.1)).ShouldBeFalse("its lease has passed to another");
        (await queue.ScoreAsync(second, 0.5)).ShouldBeTrue();
        (await queue.ReadAsync(run)).State.ShouldBe(RunState.Scored);
        (await queue.BoardAsync(scene)).ShouldBe(["1 a 0.5"]);
        (await queue.QuotaAsync()).ShouldBe([1, 1]);
        (await queue.NoticesAsync(scene.MemberOf("a").Id)).ShouldBe(["run.scored"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(400)]
    public async Task Clock_SetBackAfterAWorkerDied_DoesNotHoldTheRunUntilThen(int hours)
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        await queue.SubmitAsync(scene, "a");
        await queue.ClaimOneAsync();

        queue.Database.Time.AdjustTime(queue.Database.Time.GetUtcNow().AddHours(-hours));

        await queue.ScoreAsync(await queue.ClaimOneAsync(), 0.5);
        (await queue.BoardAsync(scene)).ShouldBe(["1 a 0.5"]);
    }

    [Fact]
    public async Task Clock_SetBackDuringAPause_DoesNotLengthenIt()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        await queue.SubmitAsync(scene, "a");
        await queue.RecordAsync(await queue.ClaimOneAsync(), EvaluationOutcome.SystemFault);
        (await queue.ClaimAsync()).ShouldBeNull("it pauses");

        queue.Database.Time.AdjustTime(queue.Database.Time.GetUtcNow().AddDays(-1));

        (await queue.ClaimAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task Clock_SetBack_KeepsTheTurnsFair()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("served", "other"));
        await queue.SubmitAsync(scene, "served");
        await queue.ScoreAsync(await queue.ClaimOneAsync(), 0.5);

        queue.Database.Time.AdjustTime(queue.Database.Time.GetUtcNow().AddDays(-1));
        for (var i = 0; i < 4; i++)
        {
            await queue.SubmitAsync(scene, "served");
            await queue.SubmitAsync(scene, "other");
        }

        List<Guid> teams = [];
        for (var i = 0; i < 6; i++)
        {
            queue.Database.Time.Advance(TimeSpan.FromSeconds(1));
            var claim = await queue.ClaimOneAsync();
            teams.Add(await queue.Database.ReadAsync(db => db.Runs.Where(run => run.Id == claim.RunId).Select(run => run.TeamId).SingleAsync(Stop)));
            await queue.ScoreAsync(claim, 0.5);
        }

        teams.Take(4).Count(team => team == scene.TeamOf("served").Id).ShouldBe(2, "both take their turns");
    }

    [Fact]
    public async Task Reference_HeldSinceBeforeTheClockWasSetBack_IsCheckedAllTheSame()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().WithoutReferences());
        var reference = CompetitionScene.NewReference(scene.Track.Id, scene.Phase.Id, scene.Owner.Id, 1, queue.Database.Now);
        reference.State = ReferenceState.Checking;
        await queue.Database.AddAsync(Stop, reference);
        var checks = queue.Get<ReferenceChecks>();
        (await checks.ClaimNextAsync("dead", QueueDriver.Scope, Stop)).ShouldNotBeNull();

        queue.Database.Time.AdjustTime(queue.Database.Time.GetUtcNow().AddDays(-1));

        (await checks.ClaimNextAsync("living", QueueDriver.Scope, Stop)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Scorer_UpdatedWhileRunsWait_ScoresThemByTheNewOne()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        await queue.SubmitAsync(scene, "a");
        var updated = await UpdateScorerAsync(queue, scene);

        var claim = await queue.ClaimOneAsync();

        claim.Scorer.ScorerId.ShouldBe(updated.Id);
        await queue.ScoreAsync(claim, 0.5);
        (await queue.Database.ReadAsync(db => db.Evaluations.SingleAsync(Stop))).ScorerId.ShouldBe(updated.Id);
    }

    [Fact]
    public async Task Scorer_UpdatedAndRunsScoredAgainWhileOneIsScored_DropsTheOldResult()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        var run = await queue.SubmitAsync(scene, "a");
        var old = await queue.ClaimOneAsync();
        var updated = await UpdateScorerAsync(queue, scene);
        (await queue.Get<RescoreRuns>().ExecuteAsync(new RescoreRunsCommand(scene.Competition.Id, null, scene.Track.Id, scene.Phase.Id), scene.OwnerActor, Stop)).Value.ShouldBe(1);

        (await queue.ScoreAsync(old, 0.1)).ShouldBeFalse();
        await queue.ScoreAsync(await queue.ClaimOneAsync(), 0.5);

        var evaluation = await queue.Database.ReadAsync(db => db.Evaluations.SingleAsync(Stop));
        (evaluation.ScorerId, evaluation.IsCurrent).ShouldBe((updated.Id, true));
        (await queue.BoardAsync(scene)).ShouldBe(["1 a 0.5"]);
        (await queue.ReadAsync(run)).State.ShouldBe(RunState.Scored);
        (await queue.QuotaAsync()).ShouldBe([1, 1]);
    }

    private static async Task<Scorer> UpdateScorerAsync(QueueDriver queue, CompetitionScene scene)
    {
        var updated = new Scorer { TrackId = scene.Track.Id, Version = 2, PluginId = "classification", PluginVersion = "1.0.0", ParametersJson = """{"seed":2}""", CreatedAt = queue.Database.Now };
        await queue.Database.AddAsync(Stop, updated);
        return updated;
    }
}
