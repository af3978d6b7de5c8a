using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Backups;
using SharedTask.Core.Data;
using SharedTask.Core.Storage;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Backups;

/// <summary>A site's database and blobs, a place for backups, and a second folder to restore into.</summary>
internal sealed class BackupStand : IAsyncDisposable
{
    private readonly List<ServiceProvider> opened = [];

    private BackupStand(TestDatabase database)
    {
        Database = database;
        Blobs = new FileBlobStore(Path.Combine(database.Options.Folder, "blobs"), TimeProvider.System);
    }

    public TestDatabase Database { get; }

    public FileBlobStore Blobs { get; }

    public TemporaryFolder Place { get; } = new();

    public string File => Place.Of("site.backup");

    public string NewFolder => Place.Of("restored");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<BackupStand> CreateAsync()
    {
        var stand = new BackupStand(await TestDatabase.CreateAsync(Stop));
        if (stand.Database.IsSqlServer)
        {
            Assert.Skip("A site on SQL Server is backed up by the server's own means.");
        }

        return stand;
    }

    public Task<BackupReport> BackUpAsync() => new BackUpSite(Database.Options, Blobs, Database.Time).ExecuteAsync(File, Stop);

    public Task<BackupReport> RestoreAsync(string? folder = null, bool replaces = false)
    {
        var options = new DataOptions { Folder = folder ?? NewFolder };
        var store = new FileBlobStore(Path.Combine(options.Folder, "blobs"), TimeProvider.System);
        return new RestoreSite(options, store, Database, Database.Time).ExecuteAsync(File, replaces, Stop);
    }

    /// <summary>Opens the restored site's database.</summary>
    public SharedTaskDb OpenRestored()
    {
        var services = new ServiceCollection().AddSharedTaskData(new DataOptions { ConnectionString = $"Data Source={Path.Combine(NewFolder, "sharedtask.db")};Pooling=False" }).BuildServiceProvider();
        opened.Add(services);
        return services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<SharedTaskDb>>().CreateDbContext();
    }

    public async Task<string> PutAsync(string content)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content));
        return (await Blobs.PutAsync(stream, long.MaxValue, Stop)).Value.Hash;
    }

    public string PathOf(string hash) => Path.Combine(Database.Options.Folder, "blobs", hash[..2], hash);

    public async ValueTask DisposeAsync()
    {
        foreach (var services in opened)
        {
            await services.DisposeAsync();
        }

        await Database.DisposeAsync();
        Place.Dispose();
    }
}
