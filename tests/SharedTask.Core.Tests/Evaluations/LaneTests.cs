using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Runs;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Evaluations;

/// <summary>Lanes, queues of their own, and what is foretold to those who wait.</summary>
public sealed class LaneTests
{
    private static readonly ClaimScope ShortOnly = QueueDriver.Scope with { ShortOnly = true };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ShortRun_BehindLongOnes_IsTakenByThePlaceThatIsKeptFree()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var slow = await queue.BuildAsync(new CompetitionBuilder("slow").Teams("a"));
        var quick = await queue.BuildAsync(new CompetitionBuilder("quick").Teams("b"));
        await ExpectAsync(queue, slow, milliseconds: 60_000);
        await ExpectAsync(queue, quick, milliseconds: 50);
        await queue.SubmitAsync(slow, "a");
        await queue.SubmitAsync(slow, "a");
        var late = await queue.SubmitAsync(quick, "b");

        var taken = (await queue.ClaimAsync(ShortOnly)).ShouldNotBeNull();

        (taken.RunId, taken.IsLong).ShouldBe((late.Id, false));
        (await queue.ClaimAsync(ShortOnly)).ShouldBeNull("what is left is long");
        (await queue.ClaimOneAsync()).IsLong.ShouldBeTrue();
    }

    [Fact]
    public async Task Check_OfALongTrack_IsShort()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var slow = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        await ExpectAsync(queue, slow, milliseconds: 60_000);
        var check = await queue.SubmitAsync(slow, "a", RunState.Checking);

        (await queue.ClaimAsync(ShortOnly)).ShouldNotBeNull().RunId.ShouldBe(check.Id);
    }

    [Fact]
    public async Task ProgramOfOrganizers_IsLongUntilItWasMeasured()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Track("main", track => track.Plugin(ProgramSettings.PluginId)).Teams("a"));
        await queue.SubmitAsync(scene, "a");
        (await queue.ClaimAsync(ShortOnly)).ShouldBeNull();
        var first = await queue.ClaimOneAsync();
        first.IsLong.ShouldBeTrue();
        await queue.RecordAsync(first, EvaluationOutcome.Scored, QueueDriver.Result(("macro_f1", 0.5)), wall: 400);

        await queue.SubmitAsync(scene, "a");

        (await queue.ClaimAsync(ShortOnly)).ShouldNotBeNull().IsLong.ShouldBeFalse();
    }

    [Fact]
    public async Task Track_WhoseScoringWasStopped_BecomesLong()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        await queue.SubmitAsync(scene, "a");
        await queue.RecordAsync(await queue.ClaimOneAsync(), EvaluationOutcome.LimitExceeded, wall: 60_000);
        await queue.SubmitAsync(scene, "a");

        (await queue.ClaimAsync(ShortOnly)).ShouldBeNull();
    }

    [Fact]
    public async Task Competition_WithAQueueOfItsOwn_IsLeftToItsWorkers()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder("lab").Teams("a"));
        var run = await queue.SubmitAsync(scene, "a");
        var administrator = new Actor(scene.Owner.Id, IsAdministrator: true);
        (await queue.Get<SetQueueLabel>().ExecuteAsync("lab", "own-lab", administrator, Stop)).IsRefused.ShouldBeFalse();
        var usual = QueueDriver.Scope with { Queues = QueueNames.Parse(QueueNames.Default) };

        (await queue.ClaimAsync(usual)).ShouldBeNull();
        (await queue.Get<ClaimNextRun>().IsThereWorkAsync(usual, Stop)).ShouldBeFalse();

        (await queue.ClaimAsync(QueueDriver.Scope with { Queues = QueueNames.Parse("other, own-lab") })).ShouldNotBeNull().RunId.ShouldBe(run.Id);
        (await queue.Database.ReadAsync(db => db.AuditEntries.SingleAsync(Stop))).Subject.ShouldBe("own-lab");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Own Lab")]
    [InlineData("a,b")]
    [InlineData("*")]
    public async Task QueueName_ThatIsNone_IsRefused(string name)
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder("lab"));

        (await queue.Get<SetQueueLabel>().ExecuteAsync("lab", name, new Actor(scene.Owner.Id, IsAdministrator: true), Stop)).Refusal.ShouldNotBeNull().Key.ShouldBe("queue.name");
        (await queue.Get<SetQueueLabel>().ExecuteAsync("lab", "fine", scene.OwnerActor, Stop)).Refusal.ShouldNotBeNull().Key.ShouldBe("not-allowed");
        (await queue.Get<FindQueues>().ExecuteAsync(scene.OwnerActor, Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task Queues_ForAdministrators_SayWhichNobodyServes()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var lab = await queue.BuildAsync(new CompetitionBuilder("lab").Teams("a"));
        await queue.BuildAsync(new CompetitionBuilder("usual"));
        await queue.SubmitAsync(lab, "a");
        var administrator = new Actor(lab.Owner.Id, IsAdministrator: true);
        await queue.Get<SetQueueLabel>().ExecuteAsync("lab", "own-lab", administrator, Stop);
        var worker = NewWorker(queue, QueueNames.Default, slots: 2);
        await queue.Get<WorkerRegistry>().AnnounceAsync(worker, Stop);

        var queues = (await queue.Get<FindQueues>().ExecuteAsync(administrator, Stop)).ShouldNotBeNull();
        queues.Workers.Select(one => one.Name).ShouldBe([worker.Name]);
        queues.Competitions.Select(one => (one.Slug, one.Unfinished, one.IsServed)).ShouldBe([("lab", 1, false), ("usual", 0, true)]);

        queue.Database.Time.Advance(TimeSpan.FromMinutes(2));
        (await queue.Get<FindQueues>().ExecuteAsync(administrator, Stop)).ShouldNotBeNull().Workers.ShouldBeEmpty("it has been silent");
        await queue.Get<WorkerRegistry>().AnnounceAsync(worker, Stop);
        await queue.Get<WorkerRegistry>().LeaveAsync(worker.Id, Stop);
        (await queue.Get<FindQueues>().ExecuteAsync(administrator, Stop)).ShouldNotBeNull().Workers.ShouldBeEmpty("it has stopped");
    }

    [Fact]
    public async Task Forecast_OfFullQueues_IsTheOrderInWhichRunsAreTaken()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var rush = await queue.BuildAsync(new CompetitionBuilder("rush").Teams("a", "b", "c"));
        var calm = await queue.BuildAsync(new CompetitionBuilder("calm").Teams("d", "e"));
        foreach (var (scene, team, count) in new[] { (rush, "a", 5), (rush, "b", 2), (rush, "c", 1), (calm, "d", 3), (calm, "e", 1) })
        {
            for (var i = 0; i < count; i++)
            {
                await queue.SubmitAsync(scene, team, i % 2 == 0 ? RunState.Waiting : RunState.Checking);
            }
        }

        await queue.Get<WorkerRegistry>().AnnounceAsync(NewWorker(queue, QueueNames.All, slots: 1), Stop);
        var places = await queue.Get<QueueForecast>().FindAllAsync(Stop);

        List<Guid> taken = [];
        while (await queue.ClaimAsync() is { } claim)
        {
            taken.Add(claim.RunId);
            queue.Database.Time.Advance(TimeSpan.FromSeconds(1));
            // A check that goes on to be scored is one turn.
            if (claim.State == RunState.Checking)
            {
                await queue.CheckAsync(claim, isValid: true, goOn: true);
            }

            await queue.ScoreAsync(claim, 0.5);
        }

        taken.Count.ShouldBe(12);
        places.OrderBy(pair => pair.Value.Position).Select(pair => pair.Key).ShouldBe(taken);
        places.Values.OrderBy(place => place.Position).Select(place => place.Wait).ShouldBeInOrder();
    }

    [Fact]
    public async Task Forecast_CountsOnThePlacesOfLivingWorkers()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        await ExpectAsync(queue, scene, milliseconds: 5_900);
        for (var i = 0; i < 8; i++)
        {
            await queue.SubmitAsync(scene, "a");
        }

        (await LongestAsync()).ShouldBeNull("nobody works");
        await queue.Get<WorkerRegistry>().AnnounceAsync(NewWorker(queue, QueueNames.Default, slots: 1), Stop);
        queue.Database.Time.Advance(TimeSpan.FromSeconds(1));
        (await LongestAsync()).ShouldBe(TimeSpan.FromSeconds(48));
        await queue.Get<WorkerRegistry>().AnnounceAsync(NewWorker(queue, QueueNames.All, slots: 3), Stop);
        await queue.Get<WorkerRegistry>().AnnounceAsync(NewWorker(queue, "another", slots: 50), Stop);
        queue.Database.Time.Advance(TimeSpan.FromSeconds(1));
        (await LongestAsync()).ShouldBe(TimeSpan.FromSeconds(12));

        async Task<TimeSpan?> LongestAsync() => (await queue.Get<QueueForecast>().FindAllAsync(Stop)).Values.MaxBy(place => place.Position).ShouldNotBeNull().Wait;
    }

    private static WorkerProcess NewWorker(QueueDriver queue, string queues, int slots) =>
        new() { Name = $"machine/{queues}/{slots}", Queues = queues, Slots = slots, StartedAt = queue.Database.Now };

    private static async Task ExpectAsync(QueueDriver queue, CompetitionScene scene, double milliseconds)
    {
        await using var db = queue.Database.CreateDbContext();
        await db.PhaseTracks.Where(row => row.PhaseId == scene.Phase.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.ExpectedMilliseconds, milliseconds), Stop);
    }
}
