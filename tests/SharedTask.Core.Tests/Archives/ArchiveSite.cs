using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Accounts;
using SharedTask.Core.Archives;
using SharedTask.Core.Archives.Import;
using SharedTask.Core.Archives.Reading;
using SharedTask.Core.Archives.Writing;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Storage;
using SharedTask.Core.Tests.Competitions;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Archives;

/// <summary>A site that gives competitions away and takes them in: a database and a store of its own.</summary>
internal sealed class ArchiveSite : IAsyncDisposable
{
    private ArchiveSite(TestDatabase database)
    {
        Database = database;
        Blobs = new FileBlobStore(database.Folder.Of("blobs"), TimeProvider.System);
    }

    public TestDatabase Database { get; }

    public FileBlobStore Blobs { get; }

    public CountingWorkSignal Work { get; } = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<ArchiveSite> CreateAsync() => new(await TestDatabase.CreateAsync(Stop));

    public async Task<string> PutAsync(string content)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content));
        return (await Blobs.PutAsync(stream, long.MaxValue, Stop)).Value.Hash;
    }

    public async Task<byte[]> ExportAsync(string slug, Actor? actor = null)
    {
        using var prepared = (await new ExportArchive(Database, Blobs, Database.Time).ExecuteAsync(slug, actor ?? Actor.Operator, Stop)).Value;
        using var output = new MemoryStream();
        await prepared.WriteAsync(output, Stop);
        return output.ToArray();
    }

    public static async Task<ArchiveReading> ReadAsync(byte[] archive, ArchivePackageLimits? limits = null)
    {
        using var file = new MemoryStream(archive);
        return await ReadArchive.ExecuteAsync(file, limits ?? new ArchivePackageLimits(), null, Stop);
    }

    /// <summary>Imports with people, as an administrator does, or without them, as anybody may.</summary>
    public async Task<Answer<ImportedArchive>> ImportAsync(byte[] archive, Account? stand = null, bool withPeople = true)
    {
        using var file = new MemoryStream(archive);
        var terms = new ArchiveTerms(stand?.Id ?? Guid.Empty, withPeople, IsOwner: !withPeople);
        return await new ImportArchive(Database, Blobs, new UpdateLeaderboard(Database.Time), Work, Database.Time)
            .ExecuteAsync(file, new ArchivePackageLimits(), terms, null, Stop);
    }

    public async Task<Account> AddAccountAsync(string email, string name, Action<Account>? change = null)
    {
        var account = new Account
        {
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            SecurityStamp = "before",
            DisplayName = name,
            CreatedAt = Database.Now,
        };
        change?.Invoke(account);
        await Database.AddAsync(Stop, account);
        return account;
    }

    public Task<Account?> FindAccountAsync(string email)
    {
        var normalized = email.ToUpperInvariant();
        return Database.ReadAsync(db => db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.NormalizedEmail == normalized, Stop));
    }

    /// <summary>Counts whatever an import could have left.</summary>
    public Task<int> CountAsync() => Database.ReadAsync(async db =>
        await db.Competitions.CountAsync(Stop) + await db.Users.CountAsync(Stop) + await db.Runs.CountAsync(Stop) + await db.AuditEntries.CountAsync(Stop) + await db.Teams.CountAsync(Stop));

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
