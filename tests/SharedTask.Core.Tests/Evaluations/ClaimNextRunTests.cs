using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Runs;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Evaluations;

public sealed class ClaimNextRunTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Check_ComesBeforeScores_AlsoOfOthers()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a", "b"));
        await queue.SubmitAsync(scene, "a");
        var check = await queue.SubmitAsync(scene, "b", RunState.Checking);

        var claim = await queue.ClaimOneAsync();

        claim.RunId.ShouldBe(check.Id);
        claim.State.ShouldBe(RunState.Checking);
        (await queue.ReadAsync(check)).Attempts.ShouldBe(1);
    }

    [Theory]
    [InlineData(ProgramSettings.PluginId)]
    [InlineData("classification")]
    public async Task Run_IsDescribed_ToProgramsOfOrganizersAlone(string pluginId)
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Track("main", track => track.Plugin(pluginId)).Teams("a", "b"));
        var run = await queue.SubmitAsync(scene, "b");

        var claim = await queue.ClaimOneAsync();

        claim.Submission.ShouldBe(pluginId == ProgramSettings.PluginId ? new ClaimedSubmission("b", run.ReceivedAt, run.Number, 1) : null);
    }

    [Fact]
    public async Task Claims_OfTeamsWithQueues_GoRoundAndTakeTheOldestOfEach()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a", "b", "c"));
        var runs = new List<Run>();
        foreach (var team in new[] { "a", "a", "a", "b", "b", "c" })
        {
            runs.Add(await queue.SubmitAsync(scene, team));
        }

        List<int> order = [];
        while (await queue.ClaimAsync() is { } claim)
        {
            order.Add(runs.FindIndex(run => run.Id == claim.RunId));
            await queue.ScoreAsync(claim, 0.5);
            queue.Database.Time.Advance(TimeSpan.FromSeconds(1));
        }

        order.Take(3).ShouldBe([0, 3, 5], ignoreOrder: true);
        order.Skip(3).Take(2).ShouldBe([1, 4], ignoreOrder: true);
        order[5].ShouldBe(2);
    }

    [Fact]
    public async Task Claims_OfCompetitions_GoRoundWhateverTheirQueues()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var rush = await queue.BuildAsync(new CompetitionBuilder("rush").Teams("a", "b", "c", "d"));
        var calm = await queue.BuildAsync(new CompetitionBuilder("calm").Teams("e"));
        foreach (var team in new[] { "a", "b", "c", "d" })
        {
            await queue.SubmitAsync(rush, team);
        }

        await queue.SubmitAsync(calm, "e");
        var late = await queue.SubmitAsync(calm, "e");

        List<Guid> order = [];
        for (var i = 0; i < 4; i++)
        {
            var claim = await queue.ClaimOneAsync();
            order.Add(claim.RunId);
            await queue.ScoreAsync(claim, 0.5);
            queue.Database.Time.Advance(TimeSpan.FromSeconds(1));
        }

        order.ShouldContain(late.Id);
    }

    [Fact]
    public async Task Team_WhoseRunsTakeLong_DoesNotHoldEveryPlace()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("slow", "quick"));
        for (var i = 0; i < 3; i++)
        {
            await queue.SubmitAsync(scene, "slow");
            await queue.SubmitAsync(scene, "quick");
        }

        var slow = scene.TeamOf("slow").Id;
        var held = 0;
        for (var i = 0; i < 4; i++)
        {
            var claim = await queue.ClaimOneAsync();
            queue.Database.Time.Advance(TimeSpan.FromSeconds(1));
            if (await queue.Database.ReadAsync(db => db.Runs.AnyAsync(run => run.Id == claim.RunId && run.TeamId == slow, Stop)))
            {
                held++;
                continue;
            }

            await queue.ScoreAsync(claim, 0.5);
        }

        held.ShouldBe(1);
    }

    [Fact]
    public async Task Claims_AtOnceByManyWorkers_GiveEachRunOnceAndChargeOneAttempt()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a", "b", "c"));
        for (var i = 0; i < 12; i++)
        {
            await queue.SubmitAsync(scene, "abc"[i % 3].ToString(), i % 2 == 0 ? RunState.Waiting : RunState.Checking);
        }

        var claims = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => queue.ClaimAsync(), Stop)));

        claims.OfType<ClaimedRun>().Select(claim => claim.RunId).Distinct().Count().ShouldBe(12);
        claims.Count(claim => claim is null).ShouldBe(4);
        (await queue.Database.ReadAsync(db => db.Runs.Select(run => run.Attempts).Distinct().ToListAsync(Stop))).ShouldBe([1]);
    }

    [Fact]
    public async Task Lease_ThatIsExtended_IsNotGivenToAnother()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        var run = await queue.SubmitAsync(scene, "a");
        var claim = await queue.ClaimOneAsync();

        queue.Database.Time.Advance(TimeSpan.FromSeconds(25));
        (await queue.Get<RunLeases>().ExtendAsync(run.Id, claim.Owner, QueueDriver.Lease, Stop)).ShouldBeTrue();
        queue.Database.Time.Advance(TimeSpan.FromSeconds(25));
        (await queue.ClaimAsync()).ShouldBeNull();

        queue.Database.Time.Advance(TimeSpan.FromSeconds(6));
        (await queue.ClaimAsync()).ShouldNotBeNull();
        (await queue.Get<RunLeases>().ExtendAsync(run.Id, claim.Owner, QueueDriver.Lease, Stop)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(RunState.Waiting)]
    [InlineData(RunState.Checking)]
    public async Task Run_HandedBackByAStoppingWorker_WaitsAsBeforeAndIsNotChargedAnAttempt(RunState state)
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        var run = await queue.SubmitAsync(scene, "a", state);
        var claim = await queue.ClaimOneAsync();

        await queue.Get<RunLeases>().ReturnAsync(run.Id, claim.Owner, Stop);

        var returned = await queue.ReadAsync(run);
        (returned.State, returned.Attempts, returned.LeaseOwner).ShouldBe((state, 0, null));
        (await queue.ClaimOneAsync()).RunId.ShouldBe(run.Id);
        await queue.Get<RunLeases>().ReturnAsync(run.Id, claim.Owner, Stop);
        (await queue.ReadAsync(run)).LeaseOwner.ShouldNotBeNull("who no longer holds it cannot hand it back");
    }

    [Fact]
    public async Task Run_ClaimedTooOften_FailsOnceThoughManyWorkersLook()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        var run = await queue.SubmitAsync(scene, "a", RunState.Checking);
        for (var i = 0; i < ClaimNextRun.MostAttempts; i++)
        {
            await queue.ClaimOneAsync();
            queue.Database.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var claims = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => queue.ClaimAsync(), Stop)));

        claims.ShouldAllBe(claim => claim == null);
        (await queue.ReadAsync(run)).State.ShouldBe(RunState.Failed);
        (await queue.QuotaAsync()).ShouldBe([0, 0]);
        (await queue.NoticesAsync(scene.MemberOf("a").Id)).ShouldBe(["run.failed"]);
        (await queue.NoticesAsync(scene.Owner.Id)).ShouldBe(["run.failed"]);
    }

    [Fact]
    public async Task Run_OfATrackWithoutAReference_IsCheckedAndThenWaitsForIt()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().WithoutReferences().Teams("a"));
        var run = await queue.SubmitAsync(scene, "a", RunState.Checking);

        var check = await queue.ClaimOneAsync();
        check.Reference.ShouldBeNull();
        await queue.CheckAsync(check, isValid: true);
        (await queue.ClaimAsync()).ShouldBeNull();
        (await queue.Get<QueueForecast>().FindAsync(run.Id, Stop)).ShouldBeNull();

        await queue.Database.AddAsync(Stop, CompetitionScene.NewReference(scene.Track.Id, scene.Phase.Id, scene.Owner.Id, 1, queue.Database.Now));
        await queue.Database.AddAsync(Stop, CompetitionScene.NewReference(scene.Track.Id, scene.Phase.Id, scene.Owner.Id, 2, queue.Database.Now));

        var newest = await queue.Database.ReadAsync(db => db.ReferenceSets.SingleAsync(reference => reference.Version == 2, Stop));
        (await queue.ClaimOneAsync()).Reference.ShouldNotBeNull().ReferenceSetId.ShouldBe(newest.Id);
    }

    [Fact]
    public async Task QueuePosition_CountsThoseBeforeThatWorkersCanTake()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a", "b"));
        var broken = await queue.SubmitAsync(scene, "a");
        await queue.RecordAsync(await queue.ClaimOneAsync(), EvaluationOutcome.PluginFault);
        await queue.SubmitAsync(scene, "a");
        var last = await queue.SubmitAsync(scene, "b");
        var forecast = queue.Get<QueueForecast>();

        (await forecast.FindAsync(last.Id, Stop)).ShouldNotBeNull().Position.ShouldBe(1, "the other team was served just now");
        (await forecast.FindAsync(broken.Id, Stop)).ShouldBeNull();

        await queue.ScoreAsync(await queue.ClaimOneAsync(), 0.5);
        await queue.ScoreAsync(await queue.ClaimOneAsync(), 0.5);
        queue.Database.Time.Advance(TimeSpan.FromSeconds(1));
        (await forecast.FindAsync(last.Id, Stop)).ShouldBeNull();
    }
}
