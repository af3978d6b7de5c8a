using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Runs;

namespace SharedTask.E2E.Recovery;

/// <summary>The server is asked to stop, by SIGTERM, while it scores.</summary>
public sealed class DrainTests
{
    private static readonly LabelTask Task = new(200_000, labels: 6);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_AskedToStopWhileItScores_HandsTheRunBackUncharged()
    {
        // Scoring takes far longer than the server may.
        await using var live = await CreateAsync(resamples: 100_000);
        var run = await StopWhileScoringAsync(live, drainSeconds: "0");

        (run.State, run.LeaseOwner, run.LeaseUntil, run.Attempts, run.Faults, run.CountsAgainstQuota).ShouldBe((RunState.Waiting, null, null, 0, 0, true));
        (await live.Database.ReadAsync(db => db.Evaluations.CountAsync(Stop))).ShouldBe(0);
    }

    [Fact]
    public async Task Server_AskedToStopWhileItScores_FinishesWhatItHoldsInItsTime()
    {
        await using var live = await CreateAsync(resamples: 3_000);
        await StopWhileScoringAsync(live, drainSeconds: "60");

        var run = await live.Database.ReadAsync(db => db.Runs.SingleAsync(Stop));
        run.State.ShouldBe(RunState.Scored);
        await new Ledger(live).ShouldBeExactAsync([run.Id], new Dictionary<string, double>(StringComparer.Ordinal) { ["amber.tsv"] = Task.Accuracy(3) });
    }

    private static Task<LiveScene> CreateAsync(int resamples) => LiveScene.CreateAsync(
        new CompetitionBuilder("drain")
            .Track("main", track => track.Plugin("classification", FormattableString.Invariant($$"""{ "interval_resamples": {{resamples}} }""")).Column("accuracy"))
            .Teams("amber"),
        Task.Reference(),
        Stop);

    private static async Task<Run> StopWhileScoringAsync(LiveScene live, string drainSeconds)
    {
        await using var site = new SiteProcess(live.DataFolder, new Dictionary<string, string>(StringComparer.Ordinal) { ["Worker:DrainSeconds"] = drainSeconds });
        await site.StartAsync();
        using (var visitor = await live.SignInAsync(site.Address, "amber", Stop))
        {
            await live.SubmitAsync(visitor, "amber.tsv", Task.Run(3), Stop);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (!await live.Database.ReadAsync(db => db.Runs.AnyAsync(run => run.State == RunState.Scoring && run.LeaseOwner != null, limit.Token)))
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }

        (await site.StopAsync(TimeSpan.FromSeconds(90))).ShouldBe(0, site.Output);
        return await live.Database.ReadAsync(db => db.Runs.AsNoTracking().SingleAsync(Stop));
    }
}
