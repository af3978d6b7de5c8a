using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SharedTask.Worker.Jobs;

namespace SharedTask.Worker.Tests.Jobs;

public sealed class LeaseKeeperTests
{
    [Fact]
    public async Task Work_WithoutEnd_IsStoppedAndItsLeaseLeftToPass()
    {
        var keeper = new LeaseKeeper(Options.Create(new WorkerOptions { LeaseSeconds = 1 }), TimeProvider.System, NullLogger<LeaseKeeper>.Instance);
        using var working = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var beats = 0;

        // The work itself never ends: only the keeper can.
        await keeper.KeepAsync(Guid.CreateVersion7(), (_, _) => Task.FromResult(++beats > 0), TimeSpan.FromSeconds(0.5), working);

        working.IsCancellationRequested.ShouldBeTrue();
        beats.ShouldBe(1);
    }

    [Fact]
    public async Task Work_ThatEnds_IsKeptUntilThen()
    {
        var keeper = new LeaseKeeper(Options.Create(new WorkerOptions { LeaseSeconds = 1 }), TimeProvider.System, NullLogger<LeaseKeeper>.Instance);
        using var working = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var beats = 0;

        await keeper.KeepAsync(
            Guid.CreateVersion7(),
            async (_, _) =>
            {
                if (++beats == 2)
                {
                    await working.CancelAsync();
                }

                return true;
            },
            TimeSpan.FromMinutes(1),
            working);

        beats.ShouldBe(2);
    }
}
