using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core;
using SharedTask.Core.Data;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Runs;
using SharedTask.Core.Storage;
using SharedTask.Testing;
using SharedTask.Worker.Jobs;

namespace SharedTask.Worker.Tests.Faults;

/// <summary>A worker with its real parts (database, store, sandbox, plugin), whose clock and misfortunes the test decides.</summary>
internal sealed class WorkerStand : IAsyncDisposable
{
    private static readonly LabelTask Task = new(50, labels: 3);

    private readonly TestDatabase database;
    private readonly ServiceProvider services;

    private WorkerStand(
        TestDatabase database, CompetitionScene scene, IBlobStore store, string connectionString, string scratch, string? plugins, Action<IServiceCollection>? change)
    {
        (this.database, Scene, Blobs) = (database, scene, new HookedBlobStore(store));
        Clock = new JumpingClock(database.Time.GetUtcNow());
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Data:Folder"] = database.Options.Folder,
            ["Data:ConnectionString"] = connectionString,
            ["Worker:Slots"] = "2",
            ["Plugins:Folder"] = plugins ?? LinkPlugin(database),
            ["Sandbox:Scratch"] = scratch,
        }).Build();
        var collection = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSharedTaskCore(configuration)
            .AddScoringWorker(configuration)
            .AddSingleton<IBlobStore>(Blobs);
        change?.Invoke(collection);
        services = collection.BuildServiceProvider();
    }

    /// <summary>Where the site keeps everything.</summary>
    public string DataFolder => database.Options.Folder;

    public CompetitionScene Scene { get; }

    public JumpingClock Clock { get; }

    public HookedBlobStore Blobs { get; }

    public static double Accuracy => Task.Accuracy(5);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="store">Where blobs are; beside the database by default.</param>
    /// <param name="databaseFolder">Where the database is to be instead of in the test's folder; the copy there is the one that counts.</param>
    /// <param name="scratch">Where runs are laid out.</param>
    /// <param name="plugins">The folder of the plugins; one with the plugin for classification by default.</param>
    /// <param name="change">Replaces parts of the worker.</param>
    public static async Task<WorkerStand> CreateAsync(
        IBlobStore? store = null, string? databaseFolder = null, string scratch = "", string? plugins = null, Action<IServiceCollection>? change = null)
    {
        var database = await TestDatabase.CreateAsync(Stop);
        if (database.IsSqlServer)
        {
            await database.DisposeAsync();
            Assert.Skip("These faults are those of SQLite's file.");
        }

        store ??= new FileBlobStore(System.IO.Path.Combine(database.Options.Folder, "blobs"), TimeProvider.System);
        var scene = await new CompetitionBuilder().Track("main", track => track.Column("accuracy")).Teams("amber").CreateAsync(database, Stop);
        using var gold = new MemoryStream(Task.Reference());
        var stored = (await store.PutAsync(gold, long.MaxValue, Stop)).Value;
        await using (var db = database.CreateDbContext())
        {
            await db.ReferenceSets.ExecuteUpdateAsync(set => set.SetProperty(row => row.BlobHash, stored.Hash).SetProperty(row => row.Bytes, stored.Bytes), Stop);
            if (databaseFolder is not null)
            {
                await db.Database.ExecuteSqlAsync($"VACUUM INTO {System.IO.Path.Combine(databaseFolder, "site.db")}", Stop);
            }
        }

        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = databaseFolder is null ? System.IO.Path.Combine(database.Options.Folder, "sharedtask.db") : System.IO.Path.Combine(databaseFolder, "site.db"),
            // A database that went away must not be made anew, nor live on in a pool.
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = 1,
        };
        return new WorkerStand(database, scene, store, connection.ToString(), scratch, plugins, change);
    }

    /// <summary>The file in which a blob of the default store is.</summary>
    public string PathOf(string hash) => System.IO.Path.Combine(database.Options.Folder, "blobs", hash[..2], hash);

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>A team sends a run, by the same use cases as over HTTP.</summary>
    public async Task<Run> SubmitAsync()
    {
        var blob = await StoreRunAsync();
        var submitted = await Get<SubmitRun>().ExecuteAsync(
            new SubmitRunCommand(new RunTarget("task", "main", "evaluation"), "", "run.tsv", blob, Clock.GetUtcNow().UtcDateTime), Scene.ActorOf("amber"), Stop);
        submitted.Refusal.ShouldBeNull();
        return await ReadAsync(db => db.Runs.AsNoTracking().SingleAsync(row => row.Id == submitted.Value.RunId, Stop));
    }

    public async Task<StoredBlob> StoreRunAsync()
    {
        using var content = new MemoryStream(Task.Run(5));
        return (await Blobs.PutAsync(content, long.MaxValue, Stop)).Value;
    }

    /// <summary>What a slot of the worker does: takes one run and works on it.</summary>
    public Task<bool> WorkAsync() => Get<ScoreNextRun>().ExecuteAsync(Stop);

    /// <summary>The same, where the fault may reach the slot itself: its job fails then, and the watchdog starts another.</summary>
    public async Task WorkInTroubleAsync()
    {
        try
        {
            await WorkAsync();
        }
        catch (Exception exception) when (Outage.Of(exception) is not null)
        {
            // As expected.
        }
    }

    public Task<Run> ReadRunAsync() => ReadAsync(db => db.Runs.AsNoTracking().SingleAsync(Stop));

    public async Task<T> ReadAsync<T>(Func<SharedTaskDb, Task<T>> read)
    {
        await using var db = await Get<IDbContextFactory<SharedTaskDb>>().CreateDbContextAsync(Stop);
        return await read(db);
    }

    public Task<List<int>> QuotaAsync() => ReadAsync(db => db.QuotaUses.Select(row => row.Used).ToListAsync(Stop));

    /// <summary>Waits out every pause and lease, and works until nothing is left.</summary>
    public async Task RecoverAsync()
    {
        Clock.Jump(TimeSpan.FromSeconds(90));
        (await WorkAsync()).ShouldBeTrue("the run must be there to be worked on");
        while (await WorkAsync())
        {
            // It may have been checked only.
        }
    }

    /// <summary>The run has one evaluation that counts, with the right score; it was charged once, announced once, and stands on the board once.</summary>
    public async Task ShouldBeScoredOnceAsync()
    {
        var run = await ReadRunAsync();
        (run.State, run.LeaseOwner, run.CountsAgainstQuota).ShouldBe((RunState.Scored, null, true));
        var scored = (await ReadAsync(db => db.Evaluations.Where(row => row.Outcome == EvaluationOutcome.Scored).ToListAsync(Stop))).ShouldHaveSingleItem();
        scored.IsCurrent.ShouldBeTrue();
        (await ReadAsync(db => db.Scores.SingleAsync(row => row.Metric == "accuracy" && row.SliceBy == null, Stop))).Value.ShouldBe(Accuracy);
        (await QuotaAsync()).ShouldBe([1, 1]);
        (await ReadAsync(db => db.Notices.CountAsync(row => row.Key == "run.scored", Stop))).ShouldBe(1);
        (await ReadAsync(db => db.LeaderboardRows.Select(row => row.RunId).Distinct().ToListAsync(Stop))).ShouldBe([run.Id]);
    }

    /// <summary>One plugin is all that the runs need.</summary>
    private static string LinkPlugin(TestDatabase database)
    {
        var plugins = Directory.CreateDirectory(database.Folder.Of("plugins")).FullName;
        Directory.CreateSymbolicLink(System.IO.Path.Combine(plugins, "classification"), System.IO.Path.Combine(Repository.Artifacts, "plugins", "classification"));
        return plugins;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }
}
