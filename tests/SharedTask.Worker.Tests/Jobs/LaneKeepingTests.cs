using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Runs;
using SharedTask.Worker.Tests.Faults;

namespace SharedTask.Worker.Tests.Jobs;

public sealed class LaneKeepingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Process_WithTwoPlaces_KeepsOneFreeOfLongRuns()
    {
        await using var stand = await WorkerStand.CreateAsync();
        await stand.SubmitAsync();
        await stand.SubmitAsync();
        await stand.ReadAsync(db => db.Runs.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, RunState.Waiting), Stop));
        await stand.ReadAsync(db => db.PhaseTracks.ExecuteUpdateAsync(set => set.SetProperty(row => row.ExpectedMilliseconds, 60_000.0), Stop));
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stand.Blobs.BeforeNextOpen = () =>
        {
            begun.SetResult();
            return goOn.Task;
        };

        var first = stand.WorkAsync();
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(60), Stop);
        (await stand.WorkAsync()).ShouldBeFalse("the other place is for short runs");
        await stand.ReadAsync(db => db.PhaseTracks.ExecuteUpdateAsync(set => set.SetProperty(row => row.ExpectedMilliseconds, 50.0), Stop));
        (await stand.WorkAsync()).ShouldBeTrue("now it is short");

        goOn.SetResult();
        (await first).ShouldBeTrue();
        (await stand.ReadAsync(db => db.Runs.CountAsync(row => row.State == RunState.Scored, Stop))).ShouldBe(2);
    }
}
