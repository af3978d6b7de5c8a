using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Evaluations;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Evaluations;

public sealed class QuotaLedgerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(3, null, "quota.used-up-today", 3)]
    [InlineData(null, 3, "quota.used-up", 3)]
    [InlineData(5, 3, "quota.used-up", 3)]
    [InlineData(3, 5, "quota.used-up-today", 3)]
    public async Task Requests_AtOnce_NeverTakeMoreThanThereIs(int? perDay, int? inAll, string key, int most)
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => ReserveAsync(queue, scene, perDay, inAll, 1), Stop)));

        answers.Count(answer => !answer.IsRefused).ShouldBe(most);
        answers.Where(answer => answer.IsRefused).ShouldAllBe(answer => answer.Refusal!.Key == key && (int)answer.Refusal.Facts["limit"]! == most);
        (await queue.QuotaAsync()).ShouldBe([most, most], "what was refused has taken nothing");
    }

    [Fact]
    public async Task Quota_OfADay_IsAnotherOneOnTheNext()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));

        (await ReserveAsync(queue, scene, 1, 3, day: 1)).IsRefused.ShouldBeFalse();
        (await ReserveAsync(queue, scene, 1, 3, day: 1)).Refusal.ShouldNotBeNull().Key.ShouldBe("quota.used-up-today");
        (await ReserveAsync(queue, scene, 1, 3, day: 2)).IsRefused.ShouldBeFalse();
        (await ReserveAsync(queue, scene, 1, 3, day: 3)).IsRefused.ShouldBeFalse();
        (await ReserveAsync(queue, scene, 1, 3, day: 4)).Refusal.ShouldNotBeNull().Key.ShouldBe("quota.used-up");
    }

    [Fact]
    public async Task Quota_GivenBackManyTimesAtOnce_ComesBackOnce()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        var run = await queue.SubmitAsync(scene, "a");
        await queue.SubmitAsync(scene, "a");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => GiveBackAsync(queue, run.Id), Stop)));

        (await queue.QuotaAsync()).ShouldBe([1, 1]);
        (await queue.ReadAsync(run)).CountsAgainstQuota.ShouldBeFalse();
    }

    private static async Task GiveBackAsync(QueueDriver queue, Guid runId)
    {
        await using var db = queue.Database.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        await QuotaLedger.GiveBackAsync(db, runId, Stop);
        await transaction.CommitAsync(Stop);
    }

    private static async Task<Answer<Done>> ReserveAsync(QueueDriver queue, CompetitionScene scene, int? perDay, int? inAll, int day)
    {
        while (true)
        {
            await using var db = queue.Database.CreateDbContext();
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            try
            {
                var answer = await QuotaLedger.TryReserveAsync(db, scene.TeamOf("a").Id, scene.Track.Id, scene.Phase.Id, day, perDay, inAll, Stop);
                if (!answer.IsRefused)
                {
                    await transaction.CommitAsync(Stop);
                }

                return answer;
            }
            catch (DbUpdateException)
            {
                // Two first requests of a day: the loser tries again, as SubmitRun does.
            }
        }
    }
}
