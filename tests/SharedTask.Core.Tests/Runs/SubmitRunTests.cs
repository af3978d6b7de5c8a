using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Runs;
using SharedTask.Core.Storage;
using SharedTask.Core.Teams;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Runs;

public sealed class SubmitRunTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_InTime_IsAcceptedAndCharged()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        var scene = await new CompetitionBuilder().Phase("test", phase => phase.RunsPerDay = 3).Teams("Qalam").CreateAsync(database, Cancel);

        var answer = await SubmitAsync(database, scene, "Qalam");

        answer.Value.Number.ShouldBe(1);
        var run = await database.ReadAsync(db => db.Runs.SingleAsync(Cancel));
        run.State.ShouldBe(RunState.Checking);
        run.CountsAgainstQuota.ShouldBeTrue();
        (await database.ReadAsync(db => db.QuotaUses.Select(use => use.Used).ToListAsync(Cancel))).ShouldBe([1, 1]);
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "phase.over")]
    [InlineData(1, "phase.over")]
    public async Task Run_AroundTheDeadline_IsDecidedByTheMomentTheRequestBegan(int secondsAfterDeadline, string? refusal)
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        var deadline = database.Now.AddHours(1);
        var scene = await new CompetitionBuilder().Phase("test", phase => phase.EndsAt = deadline).Teams("Qalam").CreateAsync(database, Cancel);
        // The body takes its time: what counts is when it began.
        database.Time.Advance(TimeSpan.FromHours(2));

        var answer = await SubmitAsync(database, scene, "Qalam", deadline.AddSeconds(secondsAfterDeadline));

        answer.Refusal?.Key.ShouldBe(refusal);
        answer.IsRefused.ShouldBe(refusal is not null);
        (await database.ReadAsync(db => db.Runs.CountAsync(Cancel))).ShouldBe(refusal is null ? 1 : 0);
    }

    [Fact]
    public async Task Runs_AtOnceAgainstOneLeft_OneWins()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        var scene = await new CompetitionBuilder().Phase("test", phase => (phase.RunsPerDay, phase.RunsInAll) = (5, 2)).Teams("Qalam").CreateAsync(database, Cancel);
        (await SubmitAsync(database, scene, "Qalam")).IsRefused.ShouldBeFalse();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SubmitAsync(database, scene, "Qalam"), Cancel)));

        answers.Count(answer => !answer.IsRefused).ShouldBe(1);
        answers.Where(answer => answer.IsRefused).ShouldAllBe(answer => answer.Refusal!.Key == "quota.used-up");
        (await database.ReadAsync(db => db.Runs.Select(run => run.Number).OrderBy(number => number).ToListAsync(Cancel))).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Runs_FirstOfTheDayAtOnce_AreAllCountedOnce()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        var scene = await new CompetitionBuilder().Phase("test", phase => phase.RunsPerDay = 3).Teams("Qalam").CreateAsync(database, Cancel);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => SubmitAsync(database, scene, "Qalam"), Cancel)));

        answers.Count(answer => !answer.IsRefused).ShouldBe(3);
        (await database.ReadAsync(db => db.QuotaUses.Select(use => use.Used).ToListAsync(Cancel))).ShouldBe([3, 3]);
    }

    [Fact]
    public async Task Run_ToATrackThatTheTeamIsNotIn_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        var scene = await new CompetitionBuilder().Teams("Qalam").CreateAsync(database, Cancel);
        await using (var db = database.CreateDbContext())
        {
            await db.TeamTracks.ExecuteDeleteAsync(Cancel);
        }

        (await SubmitAsync(database, scene, "Qalam")).Refusal!.Key.ShouldBe("team.not-in-track");
    }

    [Theory]
    [InlineData(RegistrationState.Pending, "team.pending")]
    [InlineData(RegistrationState.Rejected, "team.not-approved")]
    public async Task Run_OfATeamThatIsNotLetIn_IsRefused(RegistrationState state, string refusal)
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        var scene = await new CompetitionBuilder().Teams("Qalam").CreateAsync(database, Cancel);
        await using (var db = database.CreateDbContext())
        {
            await db.Registrations.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, state), Cancel);
        }

        (await SubmitAsync(database, scene, "Qalam")).Refusal!.Key.ShouldBe(refusal);
    }

    [Fact]
    public async Task Run_OfSomebodyWithoutATeam_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        var scene = await new CompetitionBuilder().CreateAsync(database, Cancel);

        var answer = await new SubmitRun(database, new SilentSignal()).ExecuteAsync(Command(scene, database.Now), scene.OwnerActor, Cancel);

        answer.Refusal!.Key.ShouldBe("team.none");
    }

    [Fact]
    public async Task HumanReferencesRun_OfAnOrganizer_IsTakenAsABaselinesIs()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        var scene = await new CompetitionBuilder().Human("People").CreateAsync(database, Cancel);

        (await SubmitForAsync(database, scene, scene.OwnerActor, "People")).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task BaselineRun_OfAnOrganizer_IsTakenAfterTheDeadlineAndBeyondTheQuota()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        var scene = await new CompetitionBuilder().Phase("test", phase => (phase.EndsAt, phase.RunsInAll) = (database.Now.AddHours(-1), 1)).Baseline("Majority").CreateAsync(database, Cancel);

        var first = await SubmitForAsync(database, scene, scene.OwnerActor, "Majority");
        var second = await SubmitForAsync(database, scene, scene.OwnerActor, "Majority");

        (first.Value.Number, second.Value.Number).ShouldBe((1, 2));
        (await database.ReadAsync(db => db.Runs.Select(run => run.TeamId).Distinct().SingleAsync(Cancel))).ShouldBe(scene.TeamOf("Majority").Id);
    }

    [Fact]
    public async Task BaselineRun_OfATeamOrForATeam_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        var scene = await new CompetitionBuilder().Teams("Qalam").Baseline("Majority").CreateAsync(database, Cancel);
        var other = await new CompetitionBuilder("other").Baseline("Foreign").CreateAsync(database, Cancel);

        (await SubmitForAsync(database, scene, scene.ActorOf("Qalam"), "Majority")).Refusal!.Key.ShouldBe("not-allowed");
        (await SubmitForAsync(database, scene, other.OwnerActor, "Majority")).Refusal!.Key.ShouldBe("not-allowed");
        (await SubmitForAsync(database, scene, scene.OwnerActor, "Qalam")).Refusal!.Key.ShouldBe("not-found");
        (await SubmitForAsync(database, scene, scene.OwnerActor, other.TeamOf("Foreign"))).Refusal!.Key.ShouldBe("not-found");
        (await database.ReadAsync(db => db.Runs.AnyAsync(Cancel))).ShouldBeFalse();
    }

    [Fact]
    public async Task Announcement_OfTwoGibibytesAgainstAHundredMebibytes_IsRefusedBeforeTheBody()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        var scene = await new CompetitionBuilder().Teams("Qalam").CreateAsync(database, Cancel);

        var answer = await new MaySubmit(database).ExecuteAsync(
            new RunTarget(scene.Competition.Slug, scene.Track.Slug, scene.Phase.Slug), 2L * 1024 * 1024 * 1024, database.Now, scene.ActorOf("Qalam"), Cancel);

        answer.Refusal!.Key.ShouldBe("upload.too-large");
        answer.Refusal.Facts["limit"].ShouldBe("100 MiB");
    }

    private static Task<Answer<SubmittedRun>> SubmitAsync(TestDatabase database, CompetitionScene scene, string team, DateTime? receivedAt = null) =>
        new SubmitRun(database, new SilentSignal()).ExecuteAsync(Command(scene, receivedAt ?? database.Now), scene.ActorOf(team), Cancel);

    private static Task<Answer<SubmittedRun>> SubmitForAsync(TestDatabase database, CompetitionScene scene, Actor actor, string baseline) =>
        SubmitForAsync(database, scene, actor, scene.TeamOf(baseline));

    private static Task<Answer<SubmittedRun>> SubmitForAsync(TestDatabase database, CompetitionScene scene, Actor actor, Team baseline) =>
        new SubmitRun(database, new SilentSignal()).ExecuteAsync(Command(scene, database.Now, baseline.Id), actor, Cancel);

    private static SubmitRunCommand Command(CompetitionScene scene, DateTime receivedAt, Guid? baseline = null) => new(
        new RunTarget(scene.Competition.Slug, scene.Track.Slug, scene.Phase.Slug, baseline), "", "run.tsv", new StoredBlob(new string('b', 64), 10), receivedAt);

    private sealed class SilentSignal : IWorkSignal
    {
        public void ThereIsWork()
        {
        }
    }
}
