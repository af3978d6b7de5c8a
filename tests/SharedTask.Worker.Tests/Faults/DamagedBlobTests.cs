using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Runs;

namespace SharedTask.Worker.Tests.Faults;

/// <summary>A stored file is not what was stored: a disk lost half of it.</summary>
public sealed class DamagedBlobTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("run")]
    [InlineData("reference")]
    public async Task HalfABlob_IsFoundAndNeverScored_AndOnceMendedScores(string which)
    {
        await using var stand = await WorkerStand.CreateAsync();
        var run = await stand.SubmitAsync();
        var hash = which == "run" ? run.BlobHash : await stand.ReadAsync(db => db.ReferenceSets.Select(row => row.BlobHash).SingleAsync(Stop));
        var whole = await File.ReadAllBytesAsync(stand.PathOf(hash), Stop);
        // Whole lines: read without its hash it would be a shorter file, and nothing else.
        await File.WriteAllBytesAsync(stand.PathOf(hash), whole[..(Array.IndexOf(whole, (byte)'\n', whole.Length / 2) + 1)], Stop);

        for (var attempt = 0; attempt < ClaimNextRun.MostFaults; attempt++)
        {
            (await stand.WorkAsync()).ShouldBeTrue();
            stand.Clock.Jump(TimeSpan.FromSeconds(90));
        }

        (await stand.WorkAsync()).ShouldBeFalse();
        var failed = await stand.ReadRunAsync();
        (failed.State, failed.ReasonKey, failed.CountsAgainstQuota).ShouldBe((RunState.Failed, ReasonKeys.SystemFault, false));
        (await stand.QuotaAsync()).ShouldBe([0, 0]);
        (await stand.ReadAsync(db => db.Scores.CountAsync(Stop))).ShouldBe(0);
        var reasons = await stand.ReadAsync(db => db.Evaluations.Select(row => row.Reason).ToListAsync(Stop));
        reasons.ShouldAllBe(reason => reason!.Contains("is damaged") && reason.Contains(hash));

        using (var content = new MemoryStream(whole))
        {
            (await stand.Blobs.PutAsync(content, long.MaxValue, Stop)).Value.Hash.ShouldBe(hash);
        }

        (await stand.Get<RescoreRuns>().ExecuteAsync(new RescoreRunsCommand(stand.Scene.Competition.Id, run.Id), stand.Scene.OwnerActor, Stop)).Value.ShouldBe(1);
        await stand.RecoverAsync();
        (await stand.ReadRunAsync()).State.ShouldBe(RunState.Scored);
        (await stand.ReadAsync(db => db.Scores.SingleAsync(row => row.Metric == "accuracy", Stop))).Value.ShouldBe(WorkerStand.Accuracy);
    }
}
