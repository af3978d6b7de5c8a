using Azure.Storage.Blobs;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Runs;
using SharedTask.Core.Storage;
using SharedTask.Testing;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Tests.Faults;

/// <summary>What the worker stands on goes away, and comes back.</summary>
public sealed class OutageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Database_LockedWhileARunIsScored_LosesNothing()
    {
        await using var stand = await WorkerStand.CreateAsync();
        await stand.SubmitAsync();
        var connectionString = await stand.ReadAsync(db => Task.FromResult(db.Database.GetConnectionString()));
        await using var holder = new SqliteConnection(connectionString);
        stand.Blobs.BeforeNextOpen = async () =>
        {
            await holder.OpenAsync(Stop);
            await ExecuteAsync(holder, "BEGIN IMMEDIATE");
        };

        await stand.WorkInTroubleAsync();

        (await stand.ReadRunAsync()).State.ShouldBe(RunState.Checking, "nothing can be written, and what is written is still what it was");
        await ExecuteAsync(holder, "ROLLBACK");
        await stand.RecoverAsync();
        await stand.ShouldBeScoredOnceAsync();
    }

    [Fact]
    public async Task Database_GoneWhileARunIsScored_LosesNothing()
    {
        using var place = new TemporaryFolder();
        var mounted = Directory.CreateDirectory(place.Of("mounted")).FullName;
        await using var stand = await WorkerStand.CreateAsync(databaseFolder: mounted);
        await stand.SubmitAsync();
        stand.Blobs.BeforeNextOpen = () =>
        {
            Directory.Move(mounted, place.Of("away"));
            return Task.CompletedTask;
        };

        await stand.WorkInTroubleAsync();
        await Should.ThrowAsync<SqliteException>(stand.ReadRunAsync);

        Directory.Move(place.Of("away"), mounted);
        await stand.RecoverAsync();
        await stand.ShouldBeScoredOnceAsync();
    }

    [Fact]
    public async Task Machine_ThatContainsNothing_LetsRunsWait()
    {
        await using var stand = await WorkerStand.CreateAsync();
        await stand.SubmitAsync();
        stand.Get<ISandbox>().Judge("A program got through.");

        (await stand.WorkAsync()).ShouldBeFalse();

        var run = await stand.ReadRunAsync();
        (run.State, run.Attempts, run.Faults, run.LeaseOwner).ShouldBe((RunState.Checking, 0, 0, null));
        stand.Get<ISandbox>().Judge(null);
        await stand.RecoverAsync();
        await stand.ShouldBeScoredOnceAsync();
    }

    [Fact]
    public async Task BlobStore_GoneAndBack_DelaysTheRunAndRefusesUploads()
    {
        Assert.SkipUnless(Azurite.IsInstalled, "tests/azurite is not installed: run npm ci there.");
        await using var azurite = new Azurite();
        await azurite.StartAsync();
        var options = new BlobClientOptions { Retry = { MaxRetries = 0 } };
        var store = new AzureBlobStore(new BlobContainerClient(azurite.ConnectionString, "faults", options), TimeProvider.System);
        await using var stand = await WorkerStand.CreateAsync(store);
        await stand.SubmitAsync();

        await azurite.StopAsync();
        await stand.WorkAsync();

        var run = await stand.ReadRunAsync();
        (run.State, run.ReasonKey, run.Faults, run.CountsAgainstQuota).ShouldBe((RunState.Checking, ReasonKeys.TryingAgain, 0, true));
        var refused = await Should.ThrowAsync<Exception>(stand.StoreRunAsync);
        Outage.Of(refused).ShouldNotBeNull().Key.ShouldBe("site.away");

        await azurite.StartAsync();
        await stand.RecoverAsync();
        await stand.ShouldBeScoredOnceAsync();
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string statement)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = statement;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Stop);
    }
}
