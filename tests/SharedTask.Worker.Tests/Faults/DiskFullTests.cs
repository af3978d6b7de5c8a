using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Runs;
using SharedTask.Core.Storage;
using SharedTask.Testing;

namespace SharedTask.Worker.Tests.Faults;

/// <summary>The disk of each part is full for a while.</summary>
public sealed class DiskFullTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Store_ThatIsFull_TakesNothingAndKeepsNoHalf()
    {
        using var disk = Mount(mebibytes: 2);
        var store = new FileBlobStore(Path.Combine(disk.Path, "blobs"), TimeProvider.System);
        using var large = new MemoryStream(new byte[4 << 20]);

        var full = await Should.ThrowAsync<IOException>(() => store.PutAsync(large, long.MaxValue, Stop));

        Outage.Of(full).ShouldNotBeNull().Key.ShouldBe("site.disk-full");
        Directory.GetFiles(disk.Path, "*", SearchOption.AllDirectories).ShouldBeEmpty();
        using var small = new MemoryStream([1]);
        (await store.PutAsync(small, long.MaxValue, Stop)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task Scratch_ThatIsFull_DelaysTheRunAndTriesAgain()
    {
        using var disk = Mount(mebibytes: 64);
        await using var stand = await WorkerStand.CreateAsync(scratch: disk.Path);
        await stand.SubmitAsync();
        stand.Get<Worker.Sandbox.ISandbox>();
        disk.Fill();

        await stand.WorkAsync();

        var run = await stand.ReadRunAsync();
        (run.State, run.ReasonKey, run.Faults, run.CountsAgainstQuota).ShouldBe((RunState.Checking, ReasonKeys.TryingAgain, 0, true));
        (await stand.ReadAsync(db => db.Evaluations.SingleAsync(Stop))).Reason.ShouldNotBeNull();
        disk.Empty();
        await stand.RecoverAsync();
        await stand.ShouldBeScoredOnceAsync();
    }

    [Fact]
    public async Task Database_ThatIsFullWhenARunIsScored_LosesNothing()
    {
        using var disk = Mount(mebibytes: 16);
        await using var stand = await WorkerStand.CreateAsync(databaseFolder: disk.Path);
        await stand.SubmitAsync();
        stand.Blobs.BeforeNextOpen = async () =>
        {
            // No room is left in the log either.
            await stand.ReadAsync(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Stop));
            disk.Fill();
        };

        await stand.WorkInTroubleAsync();

        disk.Empty();
        (await stand.ReadRunAsync()).State.ShouldBe(RunState.Checking);
        (await stand.ReadAsync(db => db.Evaluations.CountAsync(Stop))).ShouldBe(0);
        await stand.RecoverAsync();
        await stand.ShouldBeScoredOnceAsync();
    }

    private static SmallDisk Mount(int mebibytes) => SmallDisk.TryMount(mebibytes) ?? throw Skip();

    private static Exception Skip()
    {
        Assert.Skip("Mounting a small disk is not allowed here.");
        return new InvalidOperationException();
    }
}
