using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SharedTask.Core.Data;

namespace SharedTask.Testing;

/// <summary>
/// A migrated database of one test: a SQLite file in a temporary folder, or a database on the SQL Server whose connection
/// string stands in <c>SHAREDTASK_TEST_SQLSERVER</c>. It is its own context factory.
/// </summary>
public sealed class TestDatabase : IDbContextFactory<SharedTaskDb>, IAsyncDisposable
{
    public const string SqlServerVariable = "SHAREDTASK_TEST_SQLSERVER";

    private static readonly Lazy<Task<byte[]>> MigratedSqlite = new(MigrateSqliteAsync);

    private readonly TemporaryFolder folder = new();
    private readonly ServiceProvider services;

    private TestDatabase(string? sqlServer)
    {
        IsSqlServer = sqlServer is not null;
        Options = new DataOptions
        {
            Folder = folder.Path,
            Provider = IsSqlServer ? DataProvider.SqlServer : DataProvider.Sqlite,
            ConnectionString = sqlServer is null ? "" : NewSqlServerDatabase(sqlServer),
        };
        services = new ServiceCollection().AddSharedTaskData(Options).AlsoOnPaper(Options).BuildServiceProvider();
    }

    public bool IsSqlServer { get; }

    public DataOptions Options { get; }

    /// <summary>The folder of the database file and of whatever else the test keeps.</summary>
    public TemporaryFolder Folder => folder;

    /// <summary>Noon of an ordinary day; moves only when the test says so.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    public DateTime Now => Time.GetUtcNow().UtcDateTime;

    public static async Task<TestDatabase> CreateAsync(CancellationToken cancellationToken)
    {
        var sqlServer = Environment.GetEnvironmentVariable(SqlServerVariable);
        var database = new TestDatabase(string.IsNullOrEmpty(sqlServer) ? null : sqlServer);
        if (database.IsSqlServer)
        {
            await using var db = database.CreateDbContext();
            await db.Database.MigrateAsync(cancellationToken);
        }
        else
        {
            await File.WriteAllBytesAsync(database.folder.Of("sharedtask.db"), await MigratedSqlite.Value, cancellationToken);
        }

        return database;
    }

    public SharedTaskDb CreateDbContext() => services.GetRequiredService<IDbContextFactory<SharedTaskDb>>().CreateDbContext();

    /// <summary>Adds rows in one transaction.</summary>
    public async Task AddAsync(CancellationToken cancellationToken, params object[] rows)
    {
        await using var db = CreateDbContext();
        db.AddRange(rows);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Reads something with a context of its own.</summary>
    public async Task<T> ReadAsync<T>(Func<SharedTaskDb, Task<T>> read)
    {
        await using var db = CreateDbContext();
        return await read(db);
    }

    public async ValueTask DisposeAsync()
    {
        await using (var db = CreateDbContext())
        {
            if (IsSqlServer)
            {
                await db.Database.EnsureDeletedAsync();
            }
            else
            {
                SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
            }
        }

        await services.DisposeAsync();
        folder.Dispose();
    }

    // Migrating takes most of a second; the file that comes out is the same for every test.
    private static async Task<byte[]> MigrateSqliteAsync()
    {
        using var template = new TemporaryFolder();
        await using var once = new ServiceCollection().AddSharedTaskData(new DataOptions { Folder = template.Path }).BuildServiceProvider();
        await using var db = await once.GetRequiredService<IDbContextFactory<SharedTaskDb>>().CreateDbContextAsync();
        await db.Database.MigrateAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await connection.CloseAsync();
        SqliteConnection.ClearPool(connection);
        return await File.ReadAllBytesAsync(template.Of("sharedtask.db"));
    }

    private static string NewSqlServerDatabase(string connectionString) =>
        new SqlConnectionStringBuilder(connectionString) { InitialCatalog = $"sharedtask_test_{Guid.CreateVersion7():N}" }.ToString();
}
